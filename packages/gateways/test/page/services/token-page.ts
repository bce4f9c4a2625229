import type { AnyService } from '@snap-sdk/core'
import { tokenService } from '../../../../core/src/gateways/token-service.ts'
import { failureOutcome } from '../../../../core/src/response/failures.ts'
import type { FailureCode } from '../../../../core/src/result.ts'
import { invoke } from '../../../../services/test/support/invoke.ts'
import { DIALECTS } from '../dialects.ts'
import { formatValue } from '../format-value.ts'
import { code, table } from '../markdown.ts'
import { requestRows } from './field-rows.ts'
import { fieldTable, gatewayLink, jsonBlock, MARK, NOT_OF_CALLS, OF_NOTICES, refusalRows } from './service-page.ts'
import { type Language, SERVICE_WORDS } from './words.ts'

const BODY = { grantType: 'client_credentials' }

/** Service 73: the one endpoint that you write no handler for. */
export async function formatTokenPage(language: Language): Promise<string> {
  const words = SERVICE_WORDS[language]
  const { token } = words
  const service: AnyService = tokenService(
    { servicePath: '/v1.0/access-token/b2b', type: 'Bearer', withAdditionalInfo: false },
    900,
  )
  const { answer } = await invoke(service, BODY, () => ({ accessToken: 'eyJhbGciOiJIUzI1NiJ9…' }))
  return `${[
    `# ${token.title}: 73`,
    MARK,
    token.lead,
    `## ${words.who}`,
    `- ${words.service} ${service.code}, \`POST ${service.path}\``,
    token.whoText,
    table(token.whoHeads, senderRows(language)),
    `## ${words.request}`,
    fieldTable(requestRows(service, new Map()), language),
    `### ${words.sample}`,
    token.sampleText,
    jsonBlock(BODY),
    `## ${words.answer}`,
    token.answerText,
    jsonBlock(answer.body),
    `## ${words.codes}`,
    `### ${words.refusals}`,
    words.refusalsText,
    table(words.refusalHeads, refusalRows(service, NOT_OF_TOKEN)),
    `## ${words.differences}`,
    table(token.differenceHeads, differenceRows(service, language)),
    `- ${words.further.at(-1)}`,
  ].join('\n\n')}\n`
}

/** It carries no token and no external ID, counts no duplicates, and its handler is ours. */
const NOT_OF_TOKEN: readonly FailureCode[] = [
  ...NOT_OF_CALLS,
  ...OF_NOTICES,
  'TOKEN_MISSING',
  'TOKEN_INVALID',
  'TOKEN_EXPIRED',
  'TOKEN_OF_ANOTHER_PARTNER',
  'IDENTITY_MISSING',
  'DUPLICATE_RUNNING',
  'DUPLICATE_FINISHED',
  'DUPLICATE_CONFLICT',
  'DUPLICATE_STORE_FAILED',
  'REJECTION_DROPPED',
  'HANDLER_THREW',
  'ANSWER_INVALID',
]

function senderRows(language: Language): readonly (readonly string[])[] {
  return DIALECTS.flatMap((exported) => {
    const { token, tokenPath, basePath = '' } = exported.dialect
    if (token === false) return []
    return [
      [
        gatewayLink(exported, language),
        code(tokenPath ?? `${basePath}/v1.0/access-token/b2b`),
        code(token.type ?? 'Bearer'),
        SERVICE_WORDS[language].certainties[exported.facts?.token?.certainty ?? 'inferred'],
      ],
    ]
  })
}

/** The codes that a dialect has for its token, beside the standard's. */
function differenceRows({ code: serviceCode }: AnyService, language: Language): readonly (readonly string[])[] {
  return DIALECTS.flatMap((exported) => {
    const { tokenRows = {} } = exported.dialect
    return Object.entries(tokenRows.failures ?? {}).map(([failure, row]) => [
      gatewayLink(exported, language),
      code(failure),
      // A name of the table that is typed by it.
      failureOutcome({ code: failure as FailureCode, message: '' }, { serviceCode }).code.responseCode,
      formatValue(row, 'failures'),
    ])
  })
}
