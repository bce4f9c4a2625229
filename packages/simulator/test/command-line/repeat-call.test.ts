import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bcaShop } from '../shops/bca-shop.ts'
import { midtransShop } from '../shops/midtrans-shop.ts'
import { tenBills } from '../shops/shop-bills.ts'
import { runTool } from '../support/run-tool.ts'
import { serve } from '../support/serve.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const CONTRACT = {
  clientId: 'GATEWAY1',
  clientSecret: 'a client secret of these tests',
  publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
}

/** Calls a shop with ten bills as one gateway. */
async function call(gateway: string, shop: RequestListener, args: readonly string[]) {
  const cwd = temporaryFolder()
  writeFileSync(join(cwd, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
  const { clientId, clientSecret } = CONTRACT
  writeFileSync(
    join(cwd, 'snap-simulator.json'),
    JSON.stringify({ gateway, clientId, clientSecret, privateKey: 'key.pem' }),
  )
  const number = [...tenBills().keys()][0] ?? ''
  const bill = ['--number', number, '--amount', '125000']
  return runTool(['call', 'va-payment', ...bill, ...args, '--url', await serve(shop)], { cwd })
}

const bca = (args: readonly string[]) => call('bca', bcaShop({ ...CONTRACT, bills: tenBills() }), args)

/** Answers so many calls with 500 before it is a right shop. */
function wakesUp(after: number): RequestListener {
  const shop = midtransShop({ ...CONTRACT, bills: tenBills() })
  let calls = 0
  return (request, response) => {
    if (++calls > after) return shop(request, response)
    request.resume()
    response.writeHead(500).end('{"responseCode":"5002500","responseMessage":"General Error"}')
  }
}

describe('--copies', () => {
  it('sends the same bytes at once, and shows what each got', async () => {
    const { exitCode, stdout } = await bca(['--copies', '4', '--expect', '2002500'])
    expect(stdout.match(/^ {2}copy \d +(.*)$/gm)).toHaveLength(3)
    const codes = [...stdout.matchAll(/(?:va-payment:|copy \d) +\d+ (\d{7})/g)].map(([, code]) => code).sort()
    expect(codes).toEqual(['2002500', '4042518', '4042518', '4042518'])
    expect(exitCode).toBe(stdout.includes('✔ va-payment: 200 2002500') ? 0 : 1)
  })

  it('says where one got another answer than the first, or none', async () => {
    let calls = 0
    const countsEach: RequestListener = (request, response) => {
      request.resume()
      const data = { referenceNo: String(++calls) }
      response.writeHead(200, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify({ responseCode: '2002500', responseMessage: 'Success', virtualAccountData: data }))
    }
    const { stdout } = await call('midtrans', countsEach, ['--copies', '2', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({
      repeats: [{ when: 'copy 2', answer: '200 2002500 Success' }],
      findings: expect.arrayContaining([
        expect.objectContaining({
          where: 'copies',
          message: expect.stringContaining('It differs from the first answer in virtualAccountData.referenceNo.'),
        }),
      ]),
    })
  })
})

describe('--retries', () => {
  it('calls by the schedule until it is acknowledged', async () => {
    const { exitCode, stdout } = await call('midtrans', wakesUp(2), [
      '--retries',
      '--speed',
      '60000',
      '--expect',
      '200',
    ])
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('✔ va-payment: 200 2002500')])
    expect(stdout).toContain('  at first      500 5002500 General Error\n')
    expect(stdout).toContain('  after 2 min   500 5002500 General Error\n')
    expect(stdout).toContain('  after 10 min  shown above\n')
  })

  it('gives up where the schedule ends', async () => {
    const { exitCode, stdout } = await call('midtrans', wakesUp(99), ['--retries', '--speed', '999999'])
    expect(exitCode).toBe(1)
    expect(stdout.match(/500 5002500 General Error$/gm)).toHaveLength(5)
    expect(stdout).toContain('  after 210 min shown above\n')
  })
})

it('--advice asks for the outcome of the payment', async () => {
  const { exitCode, stdout } = await bca(['--advice', '--expect', '2002500'])
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('  at first      200 2002500 Successful\n')])
  expect(stdout).toContain('"flagAdvise":"Y"')
})

it.each([
  [['--copies', '1'], '--copies is'],
  [['--copies', 'many'], '--copies is'],
  [['--retries'], 'BCA publishes no schedule of retries: --copies sends'],
  [['--speed', '60'], '--speed is that of --retries'],
  [['--copies', '2', '--advice'], 'give one'],
])('refuses %j', async (args, message) => {
  const { exitCode, stderr } = await bca(args)
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)])
})
