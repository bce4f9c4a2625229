import ts from 'typescript'

/**
 * Marks what a built ES module makes at import as free to drop: `var a = make()` becomes `var a = /* @__PURE__ *\/ (() => make())()`.
 *
 * Bundlers keep a constant that nobody uses where making it calls, spreads or reads something: they cannot know that this does nothing
 * else. Here it never does, and an edge bundle then holds the one gateway that it uses. Written by the build and not by hand, since each
 * `text(18)` inside a table would need a mark of its own.
 *
 * Lines keep their numbers, so that source maps stay true to the line.
 */
export function markPure(code: string): string {
  const file = ts.createSourceFile('module.js', code, ts.ScriptTarget.Latest, true)
  const made = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .flatMap(({ initializer }) => (initializer === undefined || isPlain(initializer) ? [] : [initializer]))
  let marked = ''
  let copied = 0
  for (const expression of made) {
    const [start, end] = [expression.getStart(file), expression.end]
    marked += `${code.slice(copied, start)}/* @__PURE__ */ (() => (${code.slice(start, end)}))()`
    copied = end
  }
  return marked + code.slice(copied)
}

/** Whether every bundler sees that an expression does nothing but give a value. */
function isPlain(node: ts.Expression): boolean {
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isClassExpression(node)) return true
  if (ts.isLiteralExpression(node) || ts.isIdentifier(node)) return true
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isPlain)
  if (ts.isPrefixUnaryExpression(node)) return isPlain(node.operand)
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties.every(
      (property) =>
        ts.isMethodDeclaration(property) ||
        ts.isShorthandPropertyAssignment(property) ||
        (ts.isPropertyAssignment(property) &&
          !ts.isComputedPropertyName(property.name) &&
          isPlain(property.initializer)),
    )
  }
  return [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword].includes(node.kind)
}
