import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** An unscoped name that is called: `npx snap-simulator`, or the name with one of its commands behind it. */
const CALLED =
  /npx (?:-\S+ )*snap-simulator\b|(?<![\w@/.-])snap-simulator +(?:keys|call|check|explain|open|<|--help|\$\{|…)/

/** Every document, and every source that prints something. */
const FILES = execFileSync(
  'git',
  ['ls-files', '-co', '--exclude-standard', '*.md', '*.ts', '*.mjs', '*.json', '*.html', '*.yml'],
  { cwd: ROOT },
)
  .toString()
  .split('\n')
  .filter((file) => file !== '' && !/(?:^|\/)(?:test|vectors)\//.test(file))

it('looks at documents and sources', () => {
  for (const file of [
    'README.md',
    'README.id.md',
    'packages/simulator/README.md',
    'packages/simulator/src/command-line/help.ts',
  ]) {
    expect(FILES).toContain(file)
  }
  for (const text of ['npx snap-simulator', 'npx --yes snap-simulator keys', 'run snap-simulator check'])
    expect(text).toMatch(CALLED)
  for (const text of ['npx @snap-sdk/simulator keys', 'bin/snap-simulator.js', '.snap/snap-simulator.json'])
    expect(text).not.toMatch(CALLED)
})

it('the simulator is called by the name of its package: an unscoped one would fetch whatever a stranger registers', () => {
  const wrong = FILES.flatMap((file) =>
    readFileSync(`${ROOT}/${file}`, 'utf8')
      .split('\n')
      .flatMap((line, index) => (CALLED.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  )
  expect(wrong).toEqual([])
})
