import type { ConformanceCase } from '../../../src/conformance/conformance-case.ts'
import { SERVICES } from '../../../src/services/index.ts'

const INTRODUCTION = `# Conformance cases

What \`npx @snap-sdk/simulator check\` and \`runConformance\` try, made from the table in \`packages/simulator/src/conformance/cases\`. The short names of the documents are those of [protocol.md](protocol.md#sources); \`xx\` is the service's two digits. [Decision 14](decisions/0014-conformance.md) says what is a *must*, what is *security* and what a *should*, and what no caller can see from outside.
`

/** `docs/conformance.md`. */
export function writeCaseList(cases: readonly ConformanceCase[]): string {
  const count = (severity: string): number => cases.filter((one) => one.severity === severity).length
  const summary = `${cases.length} cases: ${count('must')} *must*, ${count('security')} *security*, ${count('should')} *should*.\n`
  const sections = Object.values(SERVICES)
    .filter(({ name }) => cases.some(({ service }) => service === name))
    .map(({ name: service, title: heading }) =>
      [
        `## ${heading}\n`,
        '| case | severity | sent | expected | rule |',
        '| --- | --- | --- | --- | --- |',
        ...cases.filter((one) => one.service === service).map(writeRow),
        '',
      ].join('\n'),
    )
  return [INTRODUCTION, summary, ...sections].join('\n')
}

function writeRow({ name, severity, sent, expected, rule }: ConformanceCase): string {
  const cells = [`\`${name}\``, severity, sent, expected, rule].map(escapeCell)
  return `| ${cells.join(' | ')} |`
}

/** What would be a cell's end, a tag or a mark in Markdown. */
function escapeCell(text: string): string {
  return text.startsWith('`') ? text : text.replace(/[\\|<>*_[\]]/g, '\\$&')
}
