import { describe, expect, it } from 'vitest'
import { DIALECTS } from './page/dialects.ts'
import { formatGatewayPage, hasPage, pathOfPage } from './page/gateway-page.ts'
import { COMMAND, formatGatewaysPage } from './page/gateways-page.ts'

const stale = (path: string) => `${path} is not what the dialects say. Write it anew: ${COMMAND}`

it('docs/gateways.md is what the dialects say', async () => {
  const page = formatGatewaysPage(DIALECTS)
  await expect(page, stale('docs/gateways.md')).toMatchFileSnapshot('../../../docs/gateways.md')
})

describe.each(DIALECTS.filter(hasPage))('the page of $exportName', (dialect) => {
  it.each(['en', 'id'] as const)('is what the dialect says, in %s', async (language) => {
    const path = pathOfPage(dialect, language)
    await expect(formatGatewayPage(dialect, language), stale(path)).toMatchFileSnapshot(`../../../${path}`)
  })
})
