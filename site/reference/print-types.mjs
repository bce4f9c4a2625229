import ts from 'typescript'

const WIDTH = 100

/**
 * The tokens of a piece of a declaration as one line, without comments; each name of an exported type with the reflection of that type.
 *
 * @returns {readonly { text: string, target?: unknown }[]}
 */
export function tokenize(nodes, { checker, targets }) {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [{ text: node }]
    const names = findNames(node, checker, targets)
    const file = node.getSourceFile()
    const start = node.getStart(file)
    const scanner = ts.createScanner(
      ts.ScriptTarget.Latest,
      false,
      ts.LanguageVariant.Standard,
      file.text,
      undefined,
      start,
      node.end - start,
    )
    const tokens = []
    for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
      if (kind === ts.SyntaxKind.SingleLineCommentTrivia || kind === ts.SyntaxKind.MultiLineCommentTrivia) continue
      const text = scanner.getTokenText()
      const isSpace = kind === ts.SyntaxKind.WhitespaceTrivia || kind === ts.SyntaxKind.NewLineTrivia
      if (!isSpace) tokens.push({ text, target: names.get(scanner.getTokenStart()) })
      else if (tokens.at(-1)?.text !== ' ') tokens.push({ text: ' ' })
    }
    return tokens
  })
}

/** Whether a parent is declared in the same file. */
function isOurs({ expression }, checker) {
  const [declaration] = checker.getSymbolAtLocation(expression)?.declarations ?? []
  return declaration?.getSourceFile() === expression.getSourceFile() && !ts.isImportSpecifier(declaration)
}

/** Where in its file a node names an exported type. */
function findNames(node, checker, targets) {
  const names = new Map()
  const visit = (one) => {
    const name = ts.isTypeReferenceNode(one)
      ? one.typeName
      : ts.isTypeQueryNode(one)
        ? one.exprName
        : ts.isExpressionWithTypeArguments(one)
          ? one.expression
          : undefined
    if (name !== undefined && ts.isIdentifier(name)) {
      const symbol = checker.getSymbolAtLocation(name)
      const target =
        symbol && targets.get(symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol)
      if (target !== undefined) names.set(name.getStart(), target)
    }
    one.forEachChild(visit)
  }
  visit(node)
  return names
}

/** A property's or a parameter's type; of one that may be left out, without the `undefined` that says so. */
export function typeOf(declaration) {
  const { type, questionToken } = declaration
  if (questionToken === undefined || type === undefined || !ts.isUnionTypeNode(type)) return type
  const types = type.types.filter((one) => one.kind !== ts.SyntaxKind.UndefinedKeyword)
  if (types.length === type.types.length) return type
  const [only] = types
  if (types.length > 1) return types
  return ts.isParenthesizedTypeNode(only) ? only.type : only
}

/** What declares something, as TypeScript, without comments and without the members that a table shows. */
export function printDeclaration(declaration, name, { checker, targets }) {
  if (ts.isFunctionDeclaration(declaration)) return printFunction(declaration, name)
  if (ts.isVariableDeclaration(declaration)) return `const ${print(declaration)}`
  if (ts.isTypeAliasDeclaration(declaration)) {
    const head = `type ${name}${printTypeParameters(declaration)} =`
    if (ts.isTypeLiteralNode(declaration.type)) return `${head} { … }`
    const text = print(declaration.type)
    if (!ts.isUnionTypeNode(declaration.type) || `${head} ${text}`.length <= WIDTH) return `${head} ${text}`
    return `${head}\n${fill(declaration.type.types.map((type) => print(type).replaceAll('\n', '\n    ')))}`
  }
  // A parent that is not exported is nobody's business: its members are in the table.
  const parents = (declaration.heritageClauses ?? [])
    .flatMap(({ types }) => types)
    .filter((type) => findNames(type, checker, targets).size > 0 || !isOurs(type, checker))
  const heritage = parents.length === 0 ? [] : [`extends ${parents.map(print).join(', ')}`]
  const keyword = ts.isClassDeclaration(declaration) ? 'class' : 'interface'
  return [`${keyword} ${name}${printTypeParameters(declaration)}`, ...heritage].join(' ')
}

function printFunction(declaration, name) {
  const parameters = declaration.parameters.map((parameter) => {
    if (!ts.isObjectBindingPattern(parameter.name)) return print(parameter)
    return `${nameOfParameter(parameter)}${parameter.questionToken ? '?' : ''}: ${print(parameter.type)}`
  })
  const result = declaration.type === undefined ? '' : `: ${print(declaration.type)}`
  const head = `function ${name}${printTypeParameters(declaration)}`
  const line = `${head}(${parameters.join(', ')})${result}`
  if (line.length <= WIDTH || line.includes('\n')) return line
  return `${head}(\n${parameters.map((parameter) => `  ${parameter},\n`).join('')})${result}`
}

/** A parameter that is taken apart where it is declared has no name of its own. */
export function nameOfParameter({ name, type }) {
  if (ts.isIdentifier(name)) return name.text
  const [only = type] = (type && ts.isTypeReferenceNode(type) && type.typeArguments) || []
  const word = ts.isTypeReferenceNode(only) ? /[A-Z][a-z]*$/.exec(only.typeName.text)?.[0].toLowerCase() : undefined
  // What a string to sign is made of.
  return word === undefined ? 'input' : word === 'sign' ? 'parts' : word
}

function printTypeParameters({ typeParameters }) {
  return typeParameters === undefined ? '' : `<${typeParameters.map(print).join(', ')}>`
}

const printer = ts.createPrinter({ removeComments: true })

function print(node) {
  return printer
    .printNode(ts.EmitHint.Unspecified, node, node.getSourceFile())
    .replace(/^( {4})+/gm, (indent) => indent.slice(indent.length / 2))
    .replace(/\[\n([^{}[\]]*(?:\[\])?)\n *\]/g, (_, members) => `[${members.trim().replaceAll(/\n */g, ' ')}]`)
}

/** Members of a union, as many on a line as fit. */
function fill(members) {
  const lines = ['']
  for (const member of members) {
    const added = `${lines.at(-1)}${lines.at(-1) === '' ? '  ' : ' '}| ${member}`
    if (added.length <= WIDTH || lines.at(-1) === '') lines[lines.length - 1] = added
    else lines.push(`  | ${member}`)
  }
  return lines.join('\n')
}
