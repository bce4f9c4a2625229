import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { DIALECTS } from '../src/dialects/index.ts'
import { createGateway } from '../src/gateway.ts'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const gateway = createGateway({
  ...(DIALECTS.midtrans === undefined ? {} : { dialect: DIALECTS.midtrans }),
  clientId: 'G12345678',
  privateKey,
  target: 'http://127.0.0.1:1',
  paths: { 'va-payment': '/hooks/va' },
})
const pathOf = async (path?: string) => (await gateway.prepareService('va-payment', {}, { path })).path

test('a call with a query goes to the registered path, too, and any other path is called as it is', async () => {
  expect(await pathOf()).toBe('/hooks/va')
  expect(await pathOf('/v1.0/transfer-va/payment?till=2')).toBe('/hooks/va?till=2')
  expect(await pathOf('/v1.0/another/service')).toBe('/v1.0/another/service')
})
