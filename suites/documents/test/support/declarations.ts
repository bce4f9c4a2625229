import { readFileSync } from 'node:fs'
import { builtFile, type PackageName } from '@snap-sdk/package-suite/workspace'
import ts from 'typescript'

/** What a published declaration says of a type: its members' names, or the texts of its union. */
export function readDeclaration(name: PackageName, type: string): string[] {
  const path = builtFile(name, 'index.d.ts')
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  for (const statement of file.statements) {
    if (ts.isInterfaceDeclaration(statement) && statement.name.text === type) return statement.members.map(nameOf)
    if (ts.isTypeAliasDeclaration(statement) && statement.name.text === type) return textsOf(statement.type, name)
  }
  throw new Error(`@snap-sdk/${name} declares no ${type}`)
}

function nameOf(member: ts.TypeElement): string {
  return member.name?.getText() ?? ''
}

/** A union of another type of the same package holds its texts, too. */
function textsOf(type: ts.TypeNode, name: PackageName): string[] {
  const parts = ts.isUnionTypeNode(type) ? type.types : [type]
  return parts.flatMap((part) => {
    if (ts.isLiteralTypeNode(part) && ts.isStringLiteral(part.literal)) return part.literal.text
    if (ts.isTypeReferenceNode(part)) return readDeclaration(name, part.typeName.getText())
    throw new Error(`${part.getText()} is no text`)
  })
}
