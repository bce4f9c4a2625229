import { expect, it, vi } from 'vitest'
import { readEnvironment } from '../src/environment.ts'
import { UsageError } from '../src/usage-error.ts'

const TOKEN_SECRET = 'a token secret of the test: 32 bytes or more'

function read(env: NodeJS.ProcessEnv) {
  const warn = vi.fn<(message: string) => void>()
  const makeIdentity = vi.fn(() => ({ privateKeyFile: 'file', publicKey: 'made', clientSecret: 'made too' }))
  return { settings: readEnvironment(env, { makeIdentity, warn }), warn, makeIdentity }
}

it('has a default for everything', () => {
  const { settings, warn, makeIdentity } = read({})
  expect(settings).toMatchObject({ clientId: 'IONPAYTEST', publicKey: 'made', signature: 'client-id' })
  expect(makeIdentity).toHaveBeenCalledOnce()
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('openssl rand -base64 32'))
})

it('makes another token secret each time, of 32 bytes', () => {
  const [one, other] = [read({}).settings.tokenSecret, read({}).settings.tokenSecret]
  expect(one).not.toBe(other)
  expect(Buffer.from(one, 'base64')).toHaveLength(32)
})

it('takes what is set, and then neither warns nor makes a key', () => {
  const { settings, warn, makeIdentity } = read({
    NICEPAY_CLIENT_ID: 'TNICEVA023',
    NICEPAY_PUBLIC_KEY: 'a key',
    NICEPAY_CLIENT_SECRET: 'a secret',
    SNAP_SIGNATURE: 'symmetric',
    SNAP_TOKEN_SECRET: TOKEN_SECRET,
  })
  expect(settings).toEqual({
    clientId: 'TNICEVA023',
    publicKey: 'a key',
    clientSecret: 'a secret',
    signature: 'symmetric',
    tokenSecret: TOKEN_SECRET,
  })
  expect(warn).not.toHaveBeenCalled()
  expect(makeIdentity).not.toHaveBeenCalled()
})

it.each([undefined, 'client-id', 'asymmetric'])('leaves the client secret out under %s', (scheme) => {
  const env = { NICEPAY_CLIENT_SECRET: 'a secret', ...(scheme === undefined ? {} : { SNAP_SIGNATURE: scheme }) }
  expect(read(env).settings.clientSecret).toBeUndefined()
})

it('takes an empty variable for one that is not set', () => {
  const { settings, warn, makeIdentity } = read({
    NICEPAY_CLIENT_ID: '',
    NICEPAY_PUBLIC_KEY: '',
    SNAP_SIGNATURE: '',
    SNAP_TOKEN_SECRET: '',
  })
  expect(settings).toMatchObject({ clientId: 'IONPAYTEST', signature: 'client-id' })
  expect(makeIdentity).toHaveBeenCalledOnce()
  expect(warn).toHaveBeenCalledOnce()
})

it('makes what is not set, for the scheme that is', () => {
  const { settings, makeIdentity } = read({ NICEPAY_CLIENT_ID: 'TNICEVA023', SNAP_SIGNATURE: 'symmetric' })
  expect(makeIdentity).toHaveBeenCalledExactlyOnceWith({ clientId: 'TNICEVA023', signature: 'symmetric' })
  expect(settings).toMatchObject({ publicKey: 'made', clientSecret: 'made too' })
  const own = read({ SNAP_SIGNATURE: 'symmetric', NICEPAY_CLIENT_SECRET: 'a secret' })
  expect(own.settings.clientSecret).toBe('a secret')
})

it.each([
  [{ SNAP_SIGNATURE: 'hmac' }, "SNAP_SIGNATURE is 'hmac'; it must be one of client-id, symmetric, asymmetric."],
  [
    { SNAP_SIGNATURE: 'symmetric', NICEPAY_PUBLIC_KEY: 'a key' },
    'SNAP_SIGNATURE=symmetric needs NICEPAY_CLIENT_SECRET',
  ],
  [
    { SNAP_SIGNATURE: 'symmetric', NICEPAY_PUBLIC_KEY: 'a key', NICEPAY_CLIENT_SECRET: '' },
    'SNAP_SIGNATURE=symmetric needs NICEPAY_CLIENT_SECRET',
  ],
])('refuses %o', (env, message) => {
  expect(() => read(env)).toThrow(UsageError)
  expect(() => read(env)).toThrow(message)
})
