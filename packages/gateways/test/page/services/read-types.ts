import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** A member of a request or an answer: what its docstring says of it, and the members of its own type. */
export interface MemberNote {
  /** In Markdown, on one line. Empty where there is no docstring. */
  readonly note: string
  readonly members: () => MemberNotes
}

export type MemberNotes = ReadonlyMap<string, MemberNote>

const PACKAGES = fileURLToPath(new URL('../../../../', import.meta.url))

/** The source files that declare services, and core's list of failures. */
export const SOURCES: readonly string[] = [
  ...['services/src', 'gateways/src', 'gateways/src/nicepay'].flatMap((folder) =>
    readdirSync(PACKAGES + folder)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${folder}/${file}`),
  ),
  'core/src/result.ts',
].map((path) => readFileSync(PACKAGES + path, 'utf8'))

type Declaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration

/** Every interface and type of these files: their names are unique, as far as a service names them. */
const DECLARATIONS: ReadonlyMap<string, Declaration> = new Map(
  SOURCES.flatMap((text) => [...ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true).statements])
    .filter((statement) => ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
    .map((statement) => [statement.name.text, statement]),
)

const NOTHING: MemberNotes = new Map()

/** Types that change whether a member must be there, and not which there are: their first argument has the members. */
const WRAPPERS = new Set(['Partial', 'Required', 'Readonly', 'NonNullable', 'OptionalBut', 'Pick', 'Omit', 'Exclude'])

/** What the docstrings of a service's types say: `Service<Request, Answer, Other>` is a type of that name. */
export function readServiceNotes(type: string): { readonly request: MemberNotes; readonly answer: MemberNotes } {
  const declaration = DECLARATIONS.get(type)
  const parts = declaration !== undefined && ts.isTypeAliasDeclaration(declaration) ? declaration.type : undefined
  const [request, answer] = parts !== undefined && ts.isTypeReferenceNode(parts) ? (parts.typeArguments ?? []) : []
  if (request === undefined || answer === undefined) throw new Error(`${type} is not a type Service<Request, Answer>`)
  return { request: membersOf(request), answer: membersOf(answer) }
}

/** The texts of a union: `'A' | 'B'`. */
export function readUnion(type: string): readonly string[] {
  const declaration = DECLARATIONS.get(type)
  if (declaration === undefined || !ts.isTypeAliasDeclaration(declaration) || !ts.isUnionTypeNode(declaration.type))
    throw new Error(`${type} is not a union`)
  return declaration.type.types.flatMap((one) =>
    ts.isLiteralTypeNode(one) && ts.isStringLiteral(one.literal) ? [one.literal.text] : [],
  )
}

function membersOf(type: ts.TypeNode): MemberNotes {
  if (ts.isTypeReferenceNode(type)) return membersOfReference(type.getText().replace(/<[\s\S]*$/, ''), type)
  if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type)) return merge(type.types.map(membersOf))
  if (ts.isParenthesizedTypeNode(type) || ts.isTypeOperatorNode(type)) return membersOf(type.type)
  if (ts.isArrayTypeNode(type)) return membersOf(type.elementType)
  return ts.isTypeLiteralNode(type) ? notesOf(type.members) : NOTHING
}

function membersOfReference(name: string, { typeArguments = ts.factory.createNodeArray() }: ts.TypeReferenceNode) {
  const [first] = typeArguments
  if (WRAPPERS.has(name) && first !== undefined) return membersOf(first)
  const declaration = DECLARATIONS.get(name)
  if (declaration === undefined) return NOTHING
  if (ts.isTypeAliasDeclaration(declaration)) return membersOf(declaration.type)
  const bases = (declaration.heritageClauses ?? []).flatMap(({ types }) => [...types]).map(membersOfBase)
  return merge([...bases, notesOf(declaration.members)])
}

function membersOfBase({ expression, typeArguments }: ts.ExpressionWithTypeArguments): MemberNotes {
  const [first] = typeArguments ?? []
  const name = expression.getText()
  if (WRAPPERS.has(name) && first !== undefined) return membersOf(first)
  const declaration = DECLARATIONS.get(name)
  if (declaration === undefined || !ts.isInterfaceDeclaration(declaration)) return NOTHING
  return merge([
    ...(declaration.heritageClauses ?? []).flatMap(({ types }) => [...types]).map(membersOfBase),
    notesOf(declaration.members),
  ])
}

function notesOf(members: ts.NodeArray<ts.TypeElement>): MemberNotes {
  return new Map(
    members.flatMap((member) => {
      if (!ts.isPropertySignature(member) || !ts.isIdentifier(member.name)) return []
      const { type } = member
      return [
        [member.name.text, { note: noteOf(member), members: () => (type === undefined ? NOTHING : membersOf(type)) }],
      ]
    }),
  )
}

function noteOf(member: ts.Node): string {
  const docs = ts.getJSDocCommentsAndTags(member).filter(ts.isJSDoc)
  return docs
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const merge = (maps: readonly MemberNotes[]): MemberNotes => new Map(maps.flatMap((map) => [...map]))
