import { existsSync, readFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ReflectionKind } from 'typedoc'
import ts from 'typescript'
import { readPackages } from './read-packages.mjs'
import { TOPICS } from './topics.mjs'
import { GENERATED, writePage } from './write-page.mjs'

export const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url))

/** Where the pages lie, from the repository. */
export const FOLDER = 'docs/reference/api'

/**
 * Makes the reference of what the packages export, from the docstrings of the built declarations.
 *
 * @returns {Promise<ReadonlyMap<string, string>>} Each page's text, by its path from the repository.
 * @throws Error for what typedoc warns of, and for an export that has no docstring, or stands on no page, or on two.
 */
export async function makeReference() {
  const packages = [...new Set(TOPICS.map(packageOf))]
  const { modules, declarations, checker } = await readPackages(packages)
  const places = placeExports(modules)

  const targets = new Map()
  for (const reflection of places.keys()) {
    for (const declaration of declarations.get(reflection) ?? []) targets.set(declaration.symbol, reflection)
  }
  const errors = new Map(
    [...places.keys()].filter(({ name }) => /Error$|^WrongUse$|^NoAnswer$/.test(name)).map((one) => [one.name, one]),
  )
  const pages = TOPICS.map((topic) => {
    const path = `${FOLDER}/${topic.page}.md`
    const linkTo = (target, text) => {
      const owner = ownerOf(target, places)
      const place = places.get(owner)
      if (place === undefined) throw new Error(`${target?.getFullName()} is on no page`)
      const file = place.page === topic.page ? '' : relative(dirname(path), `${FOLDER}/${place.page}.md`)
      return `[\`${text ?? target.name}\`](${file}#${owner.name.toLowerCase()})`
    }
    return [
      path,
      writePage(topic, {
        exports: modules.get(packageOf(topic)),
        declarations,
        checker,
        targets,
        linkTo,
        linkToError: (name) => (errors.has(name) ? linkTo(errors.get(name)) : `\`${name}\``),
        linkDocuments: (text) => linkDocuments(text, path),
        completeExample: (source) => completeExample(source, packageOf(topic), modules),
      }),
    ]
  })
  return new Map([[`${FOLDER}/index.md`, writeIndex(modules)], ...pages])
}

const packageOf = ({ page }) => page.split('/')[0]

/** @returns The topic of each export. */
function placeExports(modules) {
  const places = new Map()
  const wrong = []
  for (const topic of TOPICS) {
    for (const name of topic.names) {
      const reflection = modules.get(packageOf(topic)).get(name)
      if (reflection === undefined) wrong.push(`${topic.page} names ${name}, which is not exported`)
      else if (places.has(reflection))
        wrong.push(`${name} stands on ${places.get(reflection).page} and on ${topic.page}`)
      else places.set(reflection, topic)
    }
  }
  for (const [name, exports] of modules) {
    for (const reflection of exports.values()) {
      const { comment = reflection.signatures?.[0].comment } = reflection
      if (comment === undefined || comment.summary.length === 0)
        wrong.push(`${reflection.name} of ${name} has no docstring`)
      if (!places.has(reflection)) wrong.push(`${reflection.name} of ${name} stands on no page`)
    }
  }
  if (wrong.length > 0) throw new Error(`The reference (site/reference/topics.mjs is its order): ${wrong.join('; ')}`)
  return places
}

/** The export that holds a member, or is it. */
function ownerOf(reflection, places) {
  let owner = reflection
  while (owner !== undefined && !places.has(owner)) owner = owner.parent
  return owner
}

/** Makes links of what a docstring names: `docs/protocol.md, "Signatures"`. */
function linkDocuments(text, page) {
  return text.replaceAll(/docs\/[\w/-]+\.md(?:,\s+"([^"]+)")?/g, (named, section) => {
    const [document] = named.split(/,\s/)
    const title =
      existsSync(REPOSITORY + document) && /^# (.+)$/m.exec(readFileSync(REPOSITORY + document, 'utf8'))?.[1]
    if (!title) throw new Error(`${page} names ${document}, which is not there`)
    const path = relative(dirname(page), document)
    return section === undefined ? `[${title}](${path})` : `[${title}, "${section}"](${path}#${toAnchor(section)})`
  })
}

/** The anchor that a forge gives a heading. */
function toAnchor(heading) {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')
}

/**
 * Makes an example a module: with the imports that a docstring leaves out, of its own package's exports and of the others'.
 *
 * @returns The code, and the names that it takes for granted.
 */
function completeExample(source, ownPackage, modules) {
  const { used, declared } = readNames(source)
  const imports = new Map()
  const given = []
  for (const name of used) {
    if (declared.has(name) || GLOBALS.has(name)) continue
    const from = [ownPackage, ...modules.keys()].find((one) => modules.get(one).has(name))
    if (from === undefined) given.push(name)
    else imports.set(from, [...(imports.get(from) ?? []), name])
  }
  const lines = [...imports].sort().map(([from, names]) => {
    const isTyped = (name) => isType(modules.get(from).get(name))
    const [keyword, mark] = names.every(isTyped)
      ? ['import type', () => '']
      : ['import', (name) => (isTyped(name) ? 'type ' : '')]
    return `${keyword} { ${names
      .sort()
      .map((name) => mark(name) + name)
      .join(', ')} } from '@snap-sdk/${from}'`
  })
  const between = lines.length === 0 || source.startsWith('import ') ? '' : '\n'
  return { given: given.sort(), code: [...lines, between + source].join('\n') }
}

/** What an example's own code need not say. */
const GLOBALS = new Set(['console', 'process', 'undefined', 'const', 'Date', 'Promise', 'TextEncoder'])

/** The names that a piece of code uses, and those that it declares. */
function readNames(source) {
  const used = new Set()
  const declared = new Set()
  const visit = (node) => {
    const { parent } = node
    if (ts.isIdentifier(node)) {
      if (parent.name === node && DECLARES.has(parent.kind)) declared.add(node.text)
      else if (parent.name !== node && parent.propertyName !== node) used.add(node.text)
      else if (ts.isShorthandPropertyAssignment(parent)) used.add(node.text)
    }
    node.forEachChild(visit)
  }
  visit(ts.createSourceFile('example.ts', source, ts.ScriptTarget.Latest, true))
  return { used, declared }
}

const DECLARES = new Set([
  ts.SyntaxKind.VariableDeclaration,
  ts.SyntaxKind.Parameter,
  ts.SyntaxKind.BindingElement,
  ts.SyntaxKind.ImportSpecifier,
  ts.SyntaxKind.ImportClause,
])

const isType = (reflection) => reflection.kindOf([ReflectionKind.Interface, ReflectionKind.TypeAlias])

function writeIndex(modules) {
  const rows = TOPICS.map(({ page, title, about, names }) => {
    const values = names.filter((name) => !isType(modules.get(packageOf({ page })).get(name)))
    const listed = (values.length > 0 ? values : names)
      .map((name) => `[\`${name}\`](${page}.md#${name.toLowerCase()})`)
      .join(', ')
    const said = about.replace(/ [^.]*: docs\/[\w/-]+\.md\.$/, '')
    return `| [${title}](${page}.md) | ${said} | ${listed} |`
  })
  return `# What the packages export

${GENERATED}

Each function, constant and type of every package, as its docstring says it. The options of an app and of a contract, in one table each, are in [options](../options.md).

| page | what it is about | what is on it, types aside |
| --- | --- | --- |
${rows.join('\n')}
`
}
