import { amount, defineService, type Meaning, text } from '@snap-sdk/core'
import { compileFields } from '../../../../core/src/services/compile-fields.ts'
import { invoke } from '../../../../services/test/support/invoke.ts'
import { code, escapeCell, table } from '../markdown.ts'
import { SERVICE_PAGES } from './service-list.ts'
import { gatewayLink, MARK, spokenOf, titleOf } from './service-page.ts'
import { type Language, SERVICE_WORDS, type ServiceWords } from './words.ts'

const SPELLINGS: readonly unknown[] = [
  '10000.00',
  '10000',
  10000,
  '10000.5',
  '0010000.00',
  '10,000.00',
  '10.000',
  '-1.00',
  '1e4',
  ' 10000.00',
  '',
]

/** The page that lists the services, and says how their tables are read. */
export async function formatServicesIndex(language: Language): Promise<string> {
  const { index } = SERVICE_WORDS[language]
  return `${[
    `# ${index.title}`,
    MARK,
    index.lead,
    table(index.listHeads, [
      ...SERVICE_PAGES.flatMap((page) => listRows(page, language)),
      [
        `[${SERVICE_WORDS[language].token.title}](access-token.md)`,
        '–',
        '73',
        code('/v1.0/access-token/b2b'),
        index.withToken,
      ],
    ]),
    `## ${index.read}`,
    index.readText,
    `## ${index.forms}`,
    index.formsText,
    `### ${index.amounts}`,
    index.amountsText,
    table(
      index.amountHeads,
      SPELLINGS.map((value) => [code(JSON.stringify(value)), amountCell(value, index)]),
    ),
    `## ${index.meanings}`,
    index.meaningsText,
    table(
      index.meaningHeads,
      await Promise.all(MEANINGS.map((meaning) => meaningCells(meaning, SERVICE_WORDS[language]))),
    ),
  ].join('\n\n')}\n`
}

function listRows(page: (typeof SERVICE_PAGES)[number], language: Language): readonly (readonly string[])[] {
  const gateways = (id: string) => [
    ...new Set(
      spokenOf(page).flatMap(({ exported, service }) => (service.id === id ? [gatewayLink(exported, language)] : [])),
    ),
  ]
  return page.services.map(({ handler, service }) => [
    `[${titleOf(page, language).title}](${page.name}.md)`,
    code(handler),
    service.code,
    code(service.path),
    gateways(service.id).join(', '),
  ])
}

const AMOUNT = compileFields({ amount })

/** What the check itself makes of it. */
function amountCell(value: unknown, words: ServiceWords['index']): string {
  const read = AMOUNT.read({ amount: { value, currency: 'IDR' } })
  if (!read.ok) return words.refused(`\`${read.failure.code}\`, ${escapeCell(read.failure.message)}`)
  const { amount: seen } = read.value as { readonly amount: { readonly value: string } } // the table has this one row
  return `${words.counts} ${code(seen.value)}`
}

const MEANINGS: readonly Meaning[] = [
  'paid',
  'pending',
  'expired',
  'denied',
  'cancelled',
  'refunded',
  'reversed',
  'unknown',
]

/** What is answered where nobody handles other statuses, as a service with that meaning answers it. */
async function meaningCells(meaning: Meaning, words: ServiceWords): Promise<readonly string[]> {
  const service = defineService<{ status: string }>({
    id: 'any-notice',
    path: '/v1.0/any',
    code: '99',
    fields: { status: text(2) },
    meaning: () => meaning,
    statusField: 'status',
    duplicates: { key: ['status'] },
  })
  const { answer } = await invoke(service, { status: '00' }, () => ({}), { handlesOthers: false })
  const goesTo = { paid: 'handler', unknown: '–' }[meaning as string] ?? words.otherStatus
  return [code(meaning), words.index.says[meaning], goesTo, answer.body.responseCode.replace('99', 'xx')]
}
