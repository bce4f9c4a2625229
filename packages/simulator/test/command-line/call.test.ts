import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { SignatureScheme } from '../../src/sign.ts'
import { completeMerchant } from '../right-merchants/complete/complete-merchant.ts'
import { createCaller, onboard } from '../right-merchants/onboarding.ts'
import { pageMerchant } from '../right-merchants/page-merchant.ts'
import { runTool } from '../support/run-tool.ts'
import { serve } from '../support/serve.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const CALLER = createCaller('IONPAYTEST')
const OPEN = '701589101115'

/** What stands at the end where no gateway is named. */
const TAKEN_FOR_GRANTED = /\n\nPlayed NICEPAY NICO, since no --gateway is named: .*\n$/

/** A folder with a config file for {@link CALLER}. */
function callersFolder(signature: SignatureScheme = 'client-id'): string {
  const cwd = temporaryFolder()
  const { clientId, clientSecret, privateKey } = CALLER
  writeFileSync(join(cwd, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
  const config = { clientId, clientSecret, signature, privateKey: 'key.pem' }
  writeFileSync(join(cwd, 'snap-simulator.json'), JSON.stringify(config))
  return cwd
}

/** Calls a right merchant that knows the caller. */
async function call(
  args: readonly string[],
  { signature = 'client-id' as SignatureScheme, cwd = callersFolder(signature) } = {},
) {
  const url = await serve(completeMerchant(onboard([CALLER], { signature })))
  return runTool(['call', ...args, '--url', url], { cwd })
}

/** What one request was, as a server sees it. */
interface Seen {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly rawHeaders: readonly string[]
  readonly body: string
}

/** A server that issues a token to anybody and answers the rest as told. */
async function serveAnswers(answer: (response: ServerResponse) => void): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = []
  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const { method, url, rawHeaders } = request
    seen.push({ method, url, rawHeaders, body: await text(request) })
    if (url?.endsWith('/access-token/b2b') !== true) return answer(response)
    const token = { accessToken: 'a-token-of-the-test', tokenType: 'Bearer', expiresIn: '900', additionalInfo: {} }
    sendJson(response, 200, { responseCode: '2007300', responseMessage: 'Successful', ...token })
  }
  const listener: RequestListener = (request, response) => void receive(request, response)
  return { url: await serve(listener), seen }
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'X-TIMESTAMP': '2024-01-22T15:00:01+07:00' })
  response.end(JSON.stringify(body))
}

/** A certificate of nobody's, with its key. */
function makeCertificate(): { readonly key: string; readonly cert: string } {
  const days = [
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '1',
    '-subj',
    '/CN=localhost',
    '-keyout',
    '-',
    '-out',
    '-',
  ]
  const pem = execFileSync('openssl', ['req', ...days], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  return { key: pem, cert: pem }
}

const SUCCESSFUL = { responseCode: '2000000', responseMessage: 'Successful' }

describe('call', () => {
  it.each(['client-id', 'symmetric', 'asymmetric'] as const)('is understood when it signs by %s', async (signature) => {
    const token = await call(['token'], { signature })
    expect([token.exitCode, token.stdout]).toEqual([0, expect.stringContaining('✔ token: 200 2007300 Successful')])
    const inquiry = await call(['inquiry', '--pay-no', OPEN], { signature })
    expect([inquiry.exitCode, inquiry.stderr]).toEqual([0, ''])
    expect(inquiry.stdout).toMatch(TAKEN_FOR_GRANTED)
    const payment = await call(['payment', '--pay-no', OPEN], { signature })
    expect([payment.exitCode, payment.stdout]).toEqual([0, expect.stringContaining('✔ payment: 200 2000000')])
  })

  it('shows both messages in full, the string to sign, the timing and the verdict', async () => {
    const { stdout } = await call(['inquiry', '--pay-no', OPEN, '--external-id', 'E-1', '--signature', 'symmetric'], {
      signature: 'symmetric',
    })
    const [, token = ''] = /^Authorization: Bearer (\S+)$/m.exec(stdout) ?? []
    expect(token.length).toBeGreaterThan(20)
    expect(stdout).toMatch(/^POST \/api\/v1\.0\/access-token\/b2b: 200 2007300 \w+, \d+ ms\. call token shows it/)
    expect(stdout).toMatch(/^POST \/api\/v1\.0\/cvs\/inquiry HTTP\/1\.1$/m)
    expect(stdout).toContain('X-EXTERNAL-ID: E-1\n')
    expect(stdout).toMatch(/^X-SIGNATURE: [\w+/]{86}==$/m)
    expect(stdout).toContain('{"partnerServiceId":"7015","customerNo":"89101115","payNo":"701589101115",')
    expect(stdout).toContain(`string to sign: POST:/api/v1.0/cvs/inquiry:${token}:`)
    expect(stdout).toContain('HTTP/1.1 200 OK\n')
    expect(stdout).toContain('  "payNoData": {\n')
    expect(stdout).toMatch(/^✔ inquiry: 200 2000000 Successful, \d+ ms$/m)
    expect(stdout).toContain('2000000: HTTP 200, service 00, case 00: successful.')
  })

  it('masks tokens and signatures when it is asked to', async () => {
    const { stdout } = await call(['inquiry', '--pay-no', OPEN, '--mask'], { signature: 'symmetric' })
    expect(stdout).toMatch(/^Authorization: Bearer \S{6}… \(\d+ characters\)$/m)
    expect(stdout).toMatch(/^X-SIGNATURE: \S{6}… \(88 characters\)$/m)
    expect(stdout).toMatch(/^string to sign: POST:\/api\/v1\.0\/cvs\/inquiry:\S{6}… \(\d+ characters\):/m)
    expect(stdout).not.toContain(CALLER.clientSecret)
  })

  it('answers JSON and nothing else', async () => {
    const { exitCode, stdout, stderr } = await call(['inquiry', '--pay-no', OPEN, '--json'])
    expect([exitCode, stderr]).toEqual([0, ''])
    const report = JSON.parse(stdout)
    expect(report).toMatchObject({
      service: 'inquiry',
      asExpected: true,
      request: { method: 'POST', headers: { 'X-PARTNER-ID': 'IONPAYTEST' }, body: expect.stringContaining(OPEN) },
      response: { status: 200, body: { responseCode: '2000000' } },
      milliseconds: expect.any(Number),
      findings: [],
      before: { service: 'token', response: { status: 200 } },
    })
    expect(report.request.stringToSign).toBe(`IONPAYTEST|${report.request.headers['X-TIMESTAMP']}`)
  })

  it('finds nothing that must be otherwise in a merchant that knows the pages alone', async () => {
    const url = await serve(pageMerchant(onboard([CALLER])))
    const { exitCode, stdout } = await runTool(['call', 'inquiry', '--url', url, '--pay-no', OPEN], {
      cwd: callersFolder(),
    })
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('✔ inquiry: 200 2000000')])
  })

  it.each<[string, string[], 0 | 1, string]>([
    ['a bill that nobody knows is understood', ['--pay-no', '701589109999'], 0, '--pay-no gives one of its own'],
    ['a stale call may be refused', ['--timestamp', 'now-600'], 0, '401 4010000'],
    ['the expected code came', ['--timestamp', 'now-600', '--expect', '401xx00'], 0, '401 4010000'],
    ['the expected status came', ['--pay-no', '701589109999', '--expect', '404'], 0, '404 4040012'],
    ['another code came', ['--expect', '4010000'], 1, 'Expected: 4010000. It is 2000000, successful.'],
    ['a wrong signature is refused', ['--header', 'x-signature: AAAA', '--expect', '4010000'], 0, 'X-SIGNATURE: AAAA'],
    ['a missing header', ['--without-header', 'x-external-id', '--expect', '400xx02'], 0, '4000002'],
    ['a missing field', ['--without-field', 'mitraCd', '--expect', '400xx02'], 0, 'mitraCd'],
    [
      'a field of another type',
      ['--field-json', 'payNo=701589101115', '--expect', '400xx01'],
      0,
      '"payNo":701589101115',
    ],
    ['a field of another text', ['--field', 'mitraCd=TOOLONG', '--expect', '400xx01'], 0, '"mitraCd":"TOOLONG"'],
    ['another method', ['--method', 'PUT', '--expect', '405'], 0, 'PUT /api/v1.0/cvs/inquiry HTTP/1.1'],
    ['a token of nobody', ['--token', 'of-nobody', '--expect', '401xx01'], 0, 'Authorization: Bearer of-nobody'],
  ])('%s: %j', async (_what, args, exitCode, output) => {
    const ran = await call(['inquiry', ...(args.includes('--pay-no') ? [] : ['--pay-no', OPEN]), ...args])
    expect(ran.stderr).toBe('')
    expect(ran.stdout).toContain(output)
    expect(ran.exitCode).toBe(exitCode)
  })

  it('has failed when an ordinary call is refused, and says what to look at', async () => {
    const url = await serve(completeMerchant(onboard([createCaller('IONPAYTEST')])))
    const { exitCode, stdout } = await runTool(['call', 'inquiry', '--url', url], { cwd: callersFolder() })
    expect(exitCode).toBe(1)
    expect(stdout).toContain('✘ token: 401 4017300')
    expect(stdout).toContain('Expected: a success, or a refusal of the business')
    expect(stdout).toContain('the public half of key.pem (privateKey of snap-simulator.json)')
    expect(stdout).toContain('npx @snap-sdk/simulator explain FILE --public-key FILE')
  })

  it('has failed when an external ID was used before, unless that was expected', async () => {
    const url = await serve(completeMerchant(onboard([CALLER])))
    const cwd = callersFolder()
    const inquire = (...more: string[]) =>
      runTool(['call', 'inquiry', '--url', url, '--pay-no', OPEN, '--external-id', 'E-1', ...more], { cwd })
    expect((await inquire()).exitCode).toBe(0)
    expect((await inquire('--expect', '409xx00')).exitCode).toBe(0)
    const again = await inquire()
    expect([again.exitCode, again.stdout]).toEqual([1, expect.stringContaining('Without --external-id each call gets')])
  })

  it('names the client when the merchant does not know it', async () => {
    const { exitCode, stdout } = await call(['token', '--client-id', 'SOMEBODY'])
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining('does not know the client ID SOMEBODY')])
  })

  it('sends a body as it is, signed or not', async () => {
    const cwd = callersFolder('symmetric')
    const body =
      '{ "payNo" :"701589101115",\n "partnerServiceId":"7015","customerNo":"89101115","inquiryRequestId":"1","mitraCd":"ALMA" }'
    writeFileSync(join(cwd, 'body.json'), body)
    const signed = await call(['inquiry', '--body', 'body.json'], { signature: 'symmetric', cwd })
    expect([signed.exitCode, signed.stdout]).toEqual([0, expect.stringContaining(body)])
    const changed = await call(
      ['inquiry', '--pay-no', '701589101111', '--sent-body', 'body.json', '--expect', '4010000'],
      {
        signature: 'symmetric',
        cwd,
      },
    )
    expect([changed.exitCode, changed.stdout]).toEqual([0, expect.stringContaining(body)])
  })

  it('sends and signs what it is told', async () => {
    const { url, seen } = await serveAnswers((response) => sendJson(response, 200, SUCCESSFUL))
    const { stdout } = await runTool(
      [
        ...[
          'call',
          'payment',
          '--url',
          url,
          '--base-path',
          '/shop/api',
          '--signed-base-path',
          '',
          '--path',
          '/v1.0/pay?a=1',
        ],
        ...['--signature', 'symmetric', '--pay-no', '702000000001', '--amount', '25000', '--timestamp', 'yesterday'],
        ...['--field', 'paidAmount.currency=USD', '--field', 'a.b=c=d', '--field-json', 'a.n=[1.50]'],
        ...['--without-field', 'mitraCd', '--header', 'X-MORE: of it', '--header', 'channel-id: 95231'],
      ],
      { cwd: callersFolder() },
    )
    expect(stdout).toContain('string to sign: POST:/v1.0/pay?a=1:a-token-of-the-test:')
    const { method, url: target, rawHeaders, body } = seen[1] ?? {}
    expect([method, target]).toEqual(['POST', '/shop/api/v1.0/pay?a=1'])
    expect(JSON.parse(body ?? '')).toEqual({
      partnerServiceId: '7020',
      customerNo: '00000001',
      payNo: '702000000001',
      inquiryRequestId: expect.stringMatching(/^\d{20}$/),
      paymentRequestId: expect.stringMatching(/^\d{20}$/),
      paidAmount: { value: '25000.00', currency: 'USD' },
      a: { b: 'c=d', n: [1.5] },
    })
    const header = (name: string) => rawHeaders?.[rawHeaders.indexOf(name) + 1]
    expect(['X-TIMESTAMP', 'X-MORE', 'CHANNEL-ID'].map(header)).toEqual(['yesterday', 'of it', '95231'])
  })

  it.each<[string, (response: ServerResponse) => void, string]>([
    [
      'HTML',
      (response) => response.writeHead(404, { 'Content-Type': 'text/html' }).end('<p>no \u001b[31mroute</p>'),
      'Nothing of SNAP answers at /api/v1.0/cvs/inquiry. --base-path names',
    ],
    [
      'a page that is no answer',
      (response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>shop</p>'),
      'Nothing of SNAP answers at /api/v1.0/cvs/inquiry. --base-path names',
    ],
    [
      'a redirect',
      (response) => response.writeHead(301, { Location: 'https://shop.example/' }).end(),
      'sends callers on to https://shop.example/',
    ],
    ['a broken connection', (response) => response.destroy(), 'The connection broke without an answer'],
    [
      'a code that is a number',
      (response) => sendJson(response, 200, { ...SUCCESSFUL, responseCode: 2_000_000 }),
      'must    responseCode',
    ],
    [
      'another service',
      (response) => sendJson(response, 404, { responseCode: '4042412', responseMessage: 'No' }),
      'should  responseCode',
    ],
  ])('shows what is wrong with %s', async (_what, answer, output) => {
    const { url } = await serveAnswers(answer)
    const { exitCode, stdout } = await runTool(['call', 'inquiry', '--url', url], { cwd: callersFolder() })
    expect(stdout).toContain(output)
    expect(stdout).not.toContain('\u001b')
    expect(exitCode).toBe(output.startsWith('should') ? 0 : 1)
  })

  it('takes other service digits when they are said', async () => {
    const { url } = await serveAnswers((response) =>
      sendJson(response, 200, { ...SUCCESSFUL, responseCode: '2002500' }),
    )
    const ran = (...args: string[]) => runTool(['call', 'payment', '--url', url, ...args], { cwd: callersFolder() })
    expect((await ran()).exitCode).toBe(1)
    expect((await ran('--service-codes', '24,25')).exitCode).toBe(0)
  })

  it('says what to do when nobody listens, nobody answers, or it is no https', async () => {
    const cwd = callersFolder()
    const refused = await runTool(['call', 'token', '--url', 'http://127.0.0.1:1'], { cwd })
    expect([refused.exitCode, refused.stdout]).toEqual([1, expect.stringContaining('Nothing listens there.')])
    expect(refused.stdout).toContain('string to sign: IONPAYTEST|')

    const silent = await serve(() => {})
    const late = await runTool(['call', 'token', '--url', silent, '--timeout', '0.2', '--json'], { cwd })
    expect(late.exitCode).toBe(1)
    expect(JSON.parse(late.stdout)).toMatchObject({ asExpected: false, noAnswer: { code: 'TIMEOUT' }, findings: [] })

    const plain = await runTool(['call', 'token', '--url', silent.replace('http:', 'https:')], { cwd })
    expect([plain.exitCode, plain.stdout]).toEqual([1, expect.stringContaining('does not speak https')])
  })

  it('explains a certificate that is not trusted', async () => {
    const server = createTlsServer(makeCertificate(), (_request, response) => response.end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const { exitCode, stdout } = await runTool(['call', 'token', '--url', `https://127.0.0.1:${port}`], {
      cwd: callersFolder(),
    })
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining('NODE_EXTRA_CA_CERTS=cert.pem')])
  })

  it.each<[string[], string]>([
    [[], 'call takes one of token, inquiry, payment, va-inquiry, va-payment, va-reversal.'],
    [['bill'], "and not 'bill'"],
    [['token', 'inquiry'], "and not 'token inquiry'"],
    [['token'], '--url is missing'],
    [['token', '--url', 'http://127.0.0.1:1', '--pay-no', '1'], 'A token request has no --pay-no.'],
    [['inquiry', '--url', 'http://127.0.0.1:1', '--amount', '1'], '--amount is what a payment says was paid'],
    [
      ['inquiry', '--url', 'http://127.0.0.1:1', '--field', 'payNo'],
      "--field is 'payNo'; it must be a name and a value",
    ],
    [['inquiry', '--url', 'http://127.0.0.1:1', '--field-json', 'payNo=x'], 'whose value is no JSON'],
    [
      ['inquiry', '--url', 'http://127.0.0.1:1', '--body', 'gone'],
      '--body gone cannot be read: there is no such file.',
    ],
    [['inquiry', '--url', 'http://127.0.0.1:1', '--body', 'key.pem', '--field', 'a=b'], 'leave --field out'],
    [['inquiry', '--url', 'http://127.0.0.1:1', '--path', 'v1.0'], "--path is 'v1.0'; it must start with /."],
    [['inquiry', '--url', 'http://127.0.0.1:1', '--expect', 'ok'], "--expect is 'ok'"],
    [['token', '--url', 'http://127.0.0.1:1', '--header', 'X'], "--header is 'X'; it must be a name and a value"],
    [['token', '--url', 'http://127.0.0.1:1', '--without-header', 'X-PARTNER-ID'], 'this call has no such header'],
    [['token', '--url', 'http://127.0.0.1:1', '--urll'], "Unknown option '--urll'"],
  ])('refuses %j with exit code 2 and the fix', async (args, message) => {
    const { exitCode, stdout, stderr } = await runTool(['call', ...args], { cwd: callersFolder() })
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })
})
