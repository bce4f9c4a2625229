/** What a compiler says of declarations that are not ours, and why nobody who installs our packages is worse off. */
const FOREIGN_FINDINGS: readonly { readonly finding: RegExp; readonly reason: string }[] = [
  {
    finding: /^node_modules\/@types\/koa\/index\.d\.ts\(\d+,\d+\): error TS2694: .*content-disposition/,
    reason:
      'npm puts the content-disposition of Express 5, which brings other types, where @types/koa looks for its own. ' +
      'Only a project with both frameworks has them side by side, as this one does.',
  },
]

/** Leaves out what is known and not ours. */
export function withoutForeignFindings(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => !FOREIGN_FINDINGS.some(({ finding }) => finding.test(line)))
}
