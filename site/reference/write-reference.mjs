// Writes the reference of what the packages export, from the built declarations: npm run docs:reference
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { FOLDER, makeReference, REPOSITORY } from './make-reference.mjs'

const pages = await makeReference()
rmSync(REPOSITORY + FOLDER, { recursive: true, force: true })
for (const [path, text] of pages) {
  mkdirSync(dirname(REPOSITORY + path), { recursive: true })
  writeFileSync(REPOSITORY + path, text)
}
console.log(`${pages.size} pages in ${FOLDER}`)
