import ts from 'typescript'

/** Globals that only Node has, or only CommonJS. */
const NODE_GLOBALS: ReadonlySet<string> = new Set([
  'Buffer',
  'process',
  'global',
  '__dirname',
  '__filename',
  'setImmediate',
])

/** What ties a script to a runtime. */
export interface RuntimeTies {
  readonly modules: string[]
  readonly globals: string[]
}

/** The modules that a script loads, and the Node globals that it names. */
export function findRuntimeTies(text: string): RuntimeTies {
  const file = ts.createSourceFile('built.js', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS)
  const globals = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && NODE_GLOBALS.has(node.text) && !isName(node)) globals.add(node.text)
    node.forEachChild(visit)
  }
  visit(file)
  const modules = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName)
  return { modules: [...new Set(modules)].sort(), globals: [...globals] }
}

/** Whether an identifier is a member's name (`a.process`), which is no global. */
function isName({ parent, text }: ts.Identifier): boolean {
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name.text === text) ||
    (ts.isPropertyAssignment(parent) && parent.name.getText() === text) ||
    ts.isMethodDeclaration(parent)
  )
}
