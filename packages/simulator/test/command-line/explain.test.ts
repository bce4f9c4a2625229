import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  asymmetric,
  BODY,
  gateway,
  hmac,
  makePair,
  PATH,
  rsa,
  SECRET,
  sha256,
  symmetric,
  TIMESTAMP,
  TOKEN,
  writeHttp,
} from '../doctor/support/signed-call.ts'
import { runTool } from '../support/run-tool.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const RIGHT = writeHttp({ signature: rsa(asymmetric(BODY)) })
const WRONG_PATH = writeHttp({ signature: rsa(asymmetric(BODY, '/v1.0/transfer-va/payment')) })

/** Runs `explain` in a folder with these files. */
function explain(args: string, files: Readonly<Record<string, string | Buffer>> = {}) {
  const cwd = temporaryFolder()
  const all = {
    'right.txt': RIGHT,
    'path.txt': WRONG_PATH,
    'nicepay.pem': gateway.pem,
    'secret.txt': `${SECRET}\n`,
    ...files,
  }
  for (const [name, content] of Object.entries(all)) writeFileSync(join(cwd, name), content)
  return runTool(['explain', ...args.split(' ').filter((word) => word !== '')], { cwd })
}

describe('explain', () => {
  it('exits with 0 when the signature verifies', async () => {
    const { exitCode, stdout, stderr } = await explain('right.txt --public-key nicepay.pem')
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(stdout).toMatch(/^✔ The signature verifies as it stands/)
  })

  it('exits with 1 and one paragraph when it does not', async () => {
    const { exitCode, stdout } = await explain('path.txt --public-key nicepay.pem')
    expect(exitCode).toBe(1)
    const [paragraph = '', facts = ''] = stdout.split('\n\n')
    expect(paragraph.replace(/\s+/g, ' ')).toMatch(
      /^✘ The signature does not verify. The gateway signed the path .* signedPath: \{ prefix: /,
    )
    expect(facts).toContain(`SHA-256 ${gateway.given[0]?.fingerprint}`)
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(110)
  })

  it('exits with 1 when something else is wrong', async () => {
    const late = writeHttp({ signature: rsa(asymmetric(BODY)), headers: { 'X-EXTERNAL-ID': undefined } })
    const { exitCode, stdout } = await explain('late.txt --public-key nicepay.pem', { 'late.txt': late })
    expect(exitCode).toBe(1)
    expect(stdout).toContain('X-EXTERNAL-ID is missing')
  })

  it('prints one JSON document, without a secret', async () => {
    const signature = hmac(symmetric(BODY, `Bearer ${TOKEN}`))
    const { exitCode, stdout, stderr } = await explain(
      'call.txt --client-secret-file secret.txt --signature symmetric --json',
      { 'call.txt': writeHttp({ signature }) },
    )
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' })
    const document = JSON.parse(stdout)
    expect(document).toMatchObject({
      verdict: 'explained',
      causes: [{ rule: 'token-form' }],
      keys: [],
      paragraph: expect.stringContaining('Bearer'),
    })
    for (const secret of [SECRET, TOKEN, signature.toString('base64')]) expect(stdout).not.toContain(secret)
  })

  it('takes several keys and secrets, and keys that should not have been used', async () => {
    const other = makePair()
    const files = {
      'old.pem': makePair().pem,
      'notification.pem': other.pem,
      'call.txt': writeHttp({ signature: rsa(asymmetric(BODY), other) }),
    }
    const { stdout } = await explain(
      'call.txt --public-key old.pem --public-key nicepay.pem --other-key notification.pem --json',
      files,
    )
    const { causes, keys } = JSON.parse(stdout)
    expect(causes).toMatchObject([
      { rule: 'wrong-key', cause: expect.stringMatching(/old.pem.*nicepay.pem.*--other-key notification.pem/) },
    ])
    expect(keys.map((key: { madeSignature: boolean }) => key.madeSignature)).toEqual([false, false, true])
    const secret = writeHttp({ signature: hmac(symmetric(BODY)) })
    expect(
      (await explain('call.txt --client-secret wrong --client-secret-file secret.txt', { 'call.txt': secret }))
        .exitCode,
    ).toBe(0)
  })

  it('takes the key and the scheme of a config file when none is given', async () => {
    const config = JSON.stringify({ clientId: 'IONPAYTEST', publicKey: 'nicepay.pem', signature: 'asymmetric' })
    expect((await explain('right.txt', { 'snap-simulator.json': config })).exitCode).toBe(0)
    const others = JSON.stringify({ clientId: 'ANOTHER', publicKey: 'other.pem', signature: 'symmetric' })
    const files = { 'snap-simulator.json': others, 'other.pem': makePair().pem }
    expect((await explain('right.txt --public-key nicepay.pem', files)).exitCode).toBe(0)
  })

  it('takes a path that is signed without the base path', async () => {
    expect((await explain('path.txt --public-key nicepay.pem --signed-base-path=')).exitCode).toBe(0)
  })

  it('takes one of several captures', async () => {
    const capture = (signature: Buffer) =>
      JSON.stringify({
        method: 'POST',
        target: PATH,
        headers: {
          'content-type': 'application/json',
          'x-timestamp': TIMESTAMP,
          'x-partner-id': 'A',
          'x-external-id': '1',
          'channel-id': 'A',
          'x-signature': signature.toString('base64'),
        },
        bodyBase64: Buffer.from(BODY).toString('base64'),
      })
    const files = {
      'calls.jsonl': `${capture(rsa('x'))}\n${capture(rsa(`POST:${PATH}:${sha256(BODY)}:${TIMESTAMP}`))}\n`,
    }
    const options = 'calls.jsonl --public-key nicepay.pem --signature asymmetric'
    expect((await explain(`${options} --nth=-1`, files)).exitCode).toBe(0)
    expect((await explain(`${options} --nth 1`, files)).exitCode).toBe(1)
  })

  it('reads standard input, and not without end', async () => {
    const stdin = vi.spyOn(process, 'stdin', 'get')
    onTestFinished(() => stdin.mockRestore())
    // Of process.stdin, nothing but its chunks is read.
    const give = (chunks: Iterable<Buffer>) => stdin.mockReturnValue(Readable.from(chunks) as typeof process.stdin)
    give([RIGHT.subarray(0, 100), RIGHT.subarray(100)])
    expect((await explain('- --public-key nicepay.pem')).exitCode).toBe(0)
    function* endless() {
      for (;;) yield Buffer.alloc(1_048_576, 'a')
    }
    give(endless())
    const { exitCode, stderr } = await explain('- --public-key nicepay.pem')
    expect(exitCode).toBe(2)
    expect(stderr).toContain('Standard input is larger than 16 MB')
  })

  it.each([
    ['', /takes one file/],
    ['right.txt right.txt', /takes one file/],
    ['right.txt', /explain needs what the server verifies with/],
    ['right.txt --other-key nicepay.pem', /explain needs/],
    ['none.txt --public-key nicepay.pem', /none.txt cannot be read: there is no such file/],
    ['right.txt --public-key none.pem', /--public-key none.pem cannot be read/],
    ['right.txt --public-key secret.txt', /--public-key secret.txt holds no public key/],
    ['nicepay.pem --public-key nicepay.pem', /nothing that explain reads/],
    ['right.txt --public-key nicepay.pem --signature rsa', /it must be one of/],
    ['right.txt --public-key nicepay.pem --nth last', /--nth is 'last'/],
    ['right.txt --public-key nicepay.pem --nth 0', /--nth is '0'/],
    ['right.txt --public-key nicepay.pem --key x', /--key/],
  ])('exits with 2 for wrong use: %s', async (args, message) => {
    const { exitCode, stdout, stderr } = await explain(args)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toMatch(message)
    expect(stderr).not.toContain(SECRET)
  })

  it('shows how to capture a call without snap-sdk', async () => {
    const { exitCode, stdout } = await explain('--help')
    expect(exitCode).toBe(0)
    expect(stdout).toContain('\n    X-SIGNATURE: ')
  })
})
