import { it } from 'vitest'
import { honoOnWebRequests } from '../../../packages/hono/test/hono-on-web-requests.ts'
import { expectConformance } from './support/conformance.ts'

// The scheme that asks most of the cryptography: RSA for the token, HMAC for the calls. Every door, and every scheme: npm run doors:web.
it('Hono on web requests passes every case through crypto/web.ts, signed by symmetric', () =>
  expectConformance(honoOnWebRequests.start, 'symmetric'))
