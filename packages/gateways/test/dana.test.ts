import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createSnap, reject, verifyAsymmetricSignature } from '@snap-sdk/core'
import { describe, expect, it } from 'vitest'
import { dana, danaFacts } from '../src/index.ts'
import { rowsOf } from './page/rows.ts'
import { collect } from './support/collect.ts'

interface Vector {
  readonly id: string
  readonly endpointUrl: string
  readonly timestamp: string
  readonly rawBody: string
  readonly publicKeyPem: string
  readonly signature: string
  readonly observedHeaders: Readonly<Record<string, string>>
  readonly expect: 'valid' | 'invalid'
}

// Real deliveries that DANA publishes with its SDK; each vector names its source.
const { vectors }: { readonly vectors: readonly Vector[] } = JSON.parse(
  readFileSync(new URL('./vectors/dana.json', import.meta.url), 'utf8'),
)
const genuine = vectors.filter((vector) => vector.expect === 'valid')
const NOTICE = JSON.parse(genuine[0]?.rawBody ?? '')

describe('dana: where it stands', () => {
  it('stands on whatever path the merchant registered, without a token', () => {
    const path = '/d34021fa-7599-413b-8743-ddab605fea49'
    const { take } = collect()
    const gateway = dana({ partners: [], paths: { debitNotify: path }, handlers: { debitNotify: take } })
    expect(gateway.endpoints).toEqual([{ method: 'POST', path, service: 'debitNotify' }])
    expect(dana({ partners: [], handlers: { debitNotify: take } }).endpoints).toMatchObject([
      { path: '/v1.0/debit/notify' },
    ])
  })

  it('answers before DANA gives up after 8 seconds', () => {
    expect(dana.dialect.deadlineMilliseconds).toBe(7000)
  })

  it('has a fact for each row', () => {
    expect(rowsOf(dana.dialect).filter((row) => danaFacts[row] === undefined)).toEqual([])
  })
})

describe('dana: finish notify', () => {
  it.each(genuine)('takes the real delivery $id', async ({ rawBody }) => {
    const { taken, take } = collect()
    const gateway = dana({ partners: [], handlers: { debitNotify: take } })
    const { httpStatus, body } = await gateway.invoke('debitNotify', JSON.parse(rawBody))
    expect(httpStatus).toBe(200)
    expect(body).toEqual({ responseCode: '2005600', responseMessage: 'Successful' })
    expect(taken).toEqual([JSON.parse(rawBody)])
  })

  it.each(vectors)(
    '$id is $expect',
    async ({ endpointUrl, timestamp, rawBody, publicKeyPem, signature, ...vector }) => {
      const bodySha256 = createHash('sha256').update(rawBody).digest('hex')
      const result = await verifyAsymmetricSignature({
        stringToSign: `POST:${endpointUrl}:${bodySha256}:${timestamp}`,
        signature,
        publicKeys: publicKeyPem,
      })
      expect(result.ok).toBe(vector.expect === 'valid')
    },
  )

  it('takes times in milliseconds, and both spellings of the store', async () => {
    const { taken, take } = collect()
    const gateway = dana({ partners: [], handlers: { debitNotify: take } })
    const notice = { ...NOTICE, createdTime: '1760087737000', finishedTime: '1760087793000', externalStoreID: 'S-1' }
    const { body } = await gateway.invoke('debitNotify', notice)
    expect(body.responseCode).toBe('2005600')
    expect(taken).toMatchObject([{ finishedTime: '1760087793000', externalStoreId: 'S-1' }])
  })

  it('reads status 05 as cancelled, which is not acknowledged where nobody handles it', async () => {
    const { taken, noted, take, otherStatus } = collect()
    const cancelled = { ...NOTICE, latestTransactionStatus: '05' }
    const handled = await dana({ partners: [], handlers: { debitNotify: take }, otherStatus }).invoke(
      'debitNotify',
      cancelled,
    )
    expect(handled.body.responseCode).toBe('2005600')
    expect(noted).toMatchObject([{ service: 'debitNotify', meaning: 'cancelled' }])
    const unhandled = await dana({ partners: [], handlers: { debitNotify: take } }).invoke('debitNotify', cancelled)
    expect(unhandled.body.responseCode).toBe('5005600')
    expect(taken).toEqual([])
  })

  it.each(['03', '04', '06', '0', null])('runs nothing for status %j', async (latestTransactionStatus) => {
    const { taken, noted, take, otherStatus } = collect()
    const gateway = dana({ partners: [], handlers: { debitNotify: take }, otherStatus })
    const { body, cause } = await gateway.invoke('debitNotify', { ...NOTICE, latestTransactionStatus })
    expect(body.responseCode).toBe('5005600')
    expect(cause).toMatchObject({ code: 'STATUS_UNKNOWN', field: 'latestTransactionStatus' })
    expect([taken, noted]).toEqual([[], []])
  })

  it.each(['originalReferenceNo', 'originalPartnerReferenceNo', 'amount'])('demands %s', async (field) => {
    const { take } = collect()
    const gateway = dana({ partners: [], handlers: { debitNotify: take } })
    const { body } = await gateway.invoke('debitNotify', { ...NOTICE, [field]: undefined })
    expect(body).toMatchObject({ responseCode: '4005602', responseMessage: `Invalid Mandatory Field ${field}` })
  })

  it('refuses with code and message', async () => {
    const gateway = dana({ partners: [], handlers: { debitNotify: () => reject('internalServerError') } })
    const { body } = await gateway.invoke('debitNotify', NOTICE)
    expect(body).toEqual({ responseCode: '5005601', responseMessage: 'Internal Server Error' })
  })

  it('is known by reference and status, for two weeks', () => {
    expect(dana.dialect.services.debitNotify.duplicates).toMatchObject({
      key: ['originalReferenceNo', 'latestTransactionStatus'],
      repeat: 'replay',
      keepDays: 14,
    })
  })
})

describe('dana: through a snap', () => {
  it('takes each real delivery once, whatever its external ID, and refuses the altered ones', async () => {
    const { taken, take } = collect()
    for (const vector of vectors) {
      const { timestamp, endpointUrl, publicKeyPem, observedHeaders, rawBody, signature } = vector
      const clientId = observedHeaders['X-Partner-Id'] ?? ''
      const gateway = dana({
        partners: [{ clientId, publicKeys: publicKeyPem }],
        paths: { debitNotify: endpointUrl },
        handlers: { debitNotify: take },
      })
      const snap = createSnap({ gateways: [gateway], clock: () => new Date(timestamp), onEvent: () => {} })
      const deliver = (externalId: string) =>
        snap.fetch(
          new Request(`https://merchant.example${endpointUrl}`, {
            method: 'POST',
            headers: {
              ...observedHeaders,
              'X-External-Id': externalId,
              'X-Timestamp': timestamp,
              'X-Signature': signature,
            },
            body: rawBody,
          }),
        )
      const before = taken.length
      const statuses = [await deliver('first'), await deliver('first'), await deliver('second')].map(
        ({ status }) => status,
      )
      expect(statuses).toEqual(vector.expect === 'valid' ? [200, 200, 200] : [401, 401, 401])
      expect(taken).toHaveLength(before + (vector.expect === 'valid' ? 1 : 0))
      await snap.close()
    }
    expect(taken).toHaveLength(genuine.length)
  })
})
