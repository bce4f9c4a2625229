import { verifyAsymmetricSignature } from '@snap-sdk/core'
import type { Test } from './test.ts'

/** An RSA-2048 key: a key that the platform takes, whoever has its other half. */
const PUBLIC_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAorRRoH0KpfluRVZxUTVQUUqKW0YuvvcXCU+h/ugiJOY3+XRtP3yv0xh42AMltu9aFwD2WQO0aUKeidbqyIRQl7WrOTGJ25JRLtincRoSU/rNIPecFegkfz0+QuRuSMmOJUov6XZTE6A+/48X4aApOXofomqNzib0kO2BKZYV2YFMItphBCjgnH2WWFlCZvXAIdD87KCNlFoSvoLeTR7Oa0wDFFtdNJXU7VQR64eNrwX9evw+Ca2g8RJkIvWQl1oZaYFvSGmLy7obTZyuedRg2Pn4Xnl1AF2bwixOWsD3waRdElaaYoB9O5oC5aUw53MGb0U9H1tMLpz3ggKD90K51QIDAQAB'

/** Which file of its crypto room core has loaded here: that of the web asks WebCrypto to import a key, that of Node never does. */
export function cryptoFileTest(file: 'node' | 'web'): Test {
  return {
    name: `core has loaded its crypto/${file}`,
    async run() {
      const { importKey } = crypto.subtle
      let imported = 0
      Object.defineProperty(crypto.subtle, 'importKey', {
        configurable: true,
        value: (...input: unknown[]) => {
          imported++
          return Reflect.apply(importKey, crypto.subtle, input)
        },
      })
      try {
        const signature = '0'.repeat(512)
        const verified = await verifyAsymmetricSignature({ stringToSign: 'text', signature, publicKeys: PUBLIC_KEY })
        if (verified.ok || verified.failure.code !== 'SIGNATURE_MISMATCH') throw new Error('the key was not taken')
      } finally {
        Reflect.deleteProperty(crypto.subtle, 'importKey')
      }
      const loaded = imported > 0 ? 'web' : 'node'
      if (loaded !== file) throw new Error(`it has loaded crypto/${loaded}`)
    },
  }
}
