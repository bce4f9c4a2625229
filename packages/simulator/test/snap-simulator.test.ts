import { describe, expect, it } from 'vitest'
import { completeMerchant } from './right-merchants/complete/complete-merchant.ts'
import { createCaller, onboard } from './right-merchants/onboarding.ts'
import { runBuilt } from './support/run-built.ts'
import { serve } from './support/serve.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

/** The built file, as a process. */
describe('snap-simulator', () => {
  it('goes from keys to a first call', async () => {
    const cwd = temporaryFolder()
    const keys = await runBuilt(['keys', '--json'], { cwd })
    expect([keys.exitCode, keys.stderr]).toEqual([0, ''])
    const { NICEPAY_CLIENT_ID, NICEPAY_PUBLIC_KEY, NICEPAY_CLIENT_SECRET } = JSON.parse(keys.stdout).environment
    const partner = { publicKey: NICEPAY_PUBLIC_KEY.replaceAll('\\n', '\n'), clientSecret: NICEPAY_CLIENT_SECRET }
    const partners = new Map([[NICEPAY_CLIENT_ID, partner]])
    const url = await serve(completeMerchant({ signature: 'symmetric', partners, tokenSeconds: 900 }))

    const args = ['call', 'inquiry', '--url', url, '--signature', 'symmetric', '--pay-no', '701589101115']
    const called = await runBuilt([...args, '--json'], { cwd })
    expect([called.exitCode, called.stderr]).toEqual([0, ''])
    expect(JSON.parse(called.stdout)).toMatchObject({ asExpected: true, response: { status: 200 } })

    const body =
      '{"payNo":"701589101115","partnerServiceId":"7015","customerNo":"89101115","inquiryRequestId":"1","mitraCd":"ALMA"}'
    const piped = await runBuilt(['call', 'inquiry', '--url', url, '--signature', 'symmetric', '--body', '-'], {
      cwd,
      stdin: body,
    })
    expect([piped.exitCode, piped.stdout]).toEqual([0, expect.stringContaining(body)])
  })

  it('ends with 1 for a finding and with 2 for wrong use, and never shows a stack', async () => {
    const cwd = temporaryFolder()
    await runBuilt(['keys'], { cwd })
    const url = await serve(completeMerchant(onboard([createCaller('IONPAYTEST')])))
    const finding = await runBuilt(['call', 'token', '--url', url], { cwd })
    expect([finding.exitCode, finding.stderr]).toEqual([1, ''])
    const wrong = await runBuilt(['call', 'token', '--url', url])
    expect([wrong.exitCode, wrong.stdout]).toEqual([2, ''])
    expect(wrong.stderr).toContain('npx @snap-sdk/simulator keys makes a pair')
    expect(wrong.stderr).not.toContain('    at ')
  })

  it.each([{}, { NO_COLOR: '1' }, { FORCE_COLOR: '1' }])(
    'colours nothing where there is no terminal: %j',
    async (env) => {
      const { exitCode, stdout } = await runBuilt(['--help'], { env })
      expect(exitCode).toBe(0)
      expect(stdout).not.toContain('\u001b')
    },
  )
})
