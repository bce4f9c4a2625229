import { expect, it } from 'vitest'
import { DIALECTS } from './page/dialects.ts'
import { COMMAND, formatGatewaysPage } from './page/gateways-page.ts'

it('docs/gateways.md is what the dialects say', async () => {
  const page = formatGatewaysPage(DIALECTS)
  await expect(page, `docs/gateways.md is not what the dialects say. Write it anew: ${COMMAND}`).toMatchFileSnapshot(
    '../../../docs/gateways.md',
  )
})
