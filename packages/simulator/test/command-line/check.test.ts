import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startBuiltMerchant } from '../../../../examples/merchant/test/support/built-merchant.ts'
import { temporaryDirectory } from '../../../../examples/merchant/test/support/run-built.ts'
import { check as command } from '../../src/command-line/check/check.ts'
import { CASES } from '../../src/conformance/cases-of.ts'
import { acceptsAnySignature } from '../bad-merchants/accepts-any-signature.ts'
import { anyContentType } from '../bad-merchants/any-content-type.ts'
import { onlyChecksThePast } from '../bad-merchants/only-checks-the-past.ts'
import { tokenNotBoundToItsClient } from '../bad-merchants/token-not-bound-to-its-client.ts'
import { completeMerchant } from '../right-merchants/complete/complete-merchant.ts'
import { type Caller, createCaller, onboard } from '../right-merchants/onboarding.ts'
import { runBuilt } from '../support/run-built.ts'
import { runTool } from '../support/run-tool.ts'
import { serve } from '../support/serve.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const CALLER = createCaller('IONPAYTEST')
const SECOND = createCaller('PARTNERTWO')
const FEW = ['--only', 'token-valid', '--only', 'inquiry-valid', '--only', 'token-signature-wrong']

/** A folder with the caller's config, and the key and secret of another. */
function callersFolder(caller: Caller = CALLER): string {
  const cwd = temporaryFolder()
  const pem = ({ privateKey }: Caller) => privateKey.export({ type: 'pkcs8', format: 'pem' })
  writeFileSync(join(cwd, 'key.pem'), pem(caller))
  writeFileSync(join(cwd, 'second.pem'), pem(SECOND))
  writeFileSync(join(cwd, 'second.txt'), `${SECOND.clientSecret}\n`)
  const { clientId, clientSecret } = caller
  writeFileSync(join(cwd, 'snap-simulator.json'), JSON.stringify({ clientId, clientSecret, privateKey: 'key.pem' }))
  return cwd
}

/** Checks a merchant that knows both callers. */
async function check(
  args: readonly string[],
  { merchant = completeMerchant(onboard([CALLER, SECOND])) as RequestListener, cwd = callersFolder() } = {},
) {
  return runTool(['check', '--url', await serve(merchant), ...args], { cwd })
}

describe('check', () => {
  it('shows each case with what was expected and came back, and counts', async () => {
    const { exitCode, stdout, stderr } = await check(FEW)
    expect([exitCode, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/\n\nPlayed NICEPAY NICO, since no --gateway is named: .*\n$/)
    expect(stdout).toMatch(/^✔ token-valid +200xx00, .+ 200 2007300 Successful$/m)
    expect(stdout).toMatch(/^✔ token-signature-wrong +401xx00 +401 4017300 Unauthorized\. \[Signature\]$/m)
    expect(stdout).toMatch(
      /^✔ 3 passed, 0 failed \(must\), 0 failed \(security\), 0 failed \(should\), 0 skipped, in \d+\.\d s\.$/m,
    )
  })

  it('says what is wrong with a "must", and ends with 1', async () => {
    const merchant = completeMerchant(onboard([CALLER]), acceptsAnySignature.change)
    const { exitCode, stdout } = await check(FEW, { merchant })
    expect(exitCode).toBe(1)
    expect(stdout).toContain('✘ token-signature-wrong (must)\n  Answered 200 2007300 Successful')
    expect(stdout).toContain('  > POST /api/v1.0/access-token/b2b\n')
    expect(stdout).toMatch(/^✘ 2 passed, 1 failed \(must\)/m)
  })

  it('takes a "should" for a failure with --strict alone', async () => {
    const only = ['--only', 'token-content-type-wrong']
    const merchant = completeMerchant(onboard([CALLER]), anyContentType.change)
    const lenient = await check(only, { merchant })
    expect([lenient.exitCode, lenient.stdout]).toEqual([
      0,
      expect.stringContaining('! token-content-type-wrong (should)'),
    ])
    const strict = await check([...only, '--strict'], { merchant })
    expect([strict.exitCode, strict.stdout]).toEqual([
      1,
      expect.stringContaining('✘ token-content-type-wrong (should)'),
    ])
  })

  it('ends with 1 for a case of "security", unless --accept names it', async () => {
    const only = ['--only', 'token-timestamp-future']
    const merchant = completeMerchant(onboard([CALLER]), onlyChecksThePast.change)
    const failed = await check(only, { merchant })
    expect([failed.exitCode, failed.stdout]).toEqual([
      1,
      expect.stringContaining('✘ token-timestamp-future (security)\n'),
    ])
    const accepted = await check([...only, '--accept', 'timestamp-future'], { merchant })
    expect([accepted.exitCode, accepted.stdout]).toEqual([
      0,
      expect.stringContaining('! token-timestamp-future (security, accepted)\n'),
    ])
    expect(accepted.stdout).toMatch(/^✔ 0 passed, .*1 accepted, 0 skipped/m)
  })

  it('prints one JSON document and nothing else, without a credential', async () => {
    const { exitCode, stdout } = await check([...FEW, '--json'])
    expect(exitCode).toBe(0)
    const document = JSON.parse(stdout)
    expect(document).toMatchObject({ passed: true, clientId: 'IONPAYTEST', counts: { passed: 3 } })
    const [{ exchanges }] = document.groups[0].cases
    expect(exchanges[0].response.body).toContain('"tokenType":"Bearer"')
    expect(stdout).not.toMatch(/eyJ[\w-]+\.[\w-]+\.[\w-]+|[\w+/]{100}/)
    expect(stdout).not.toContain(CALLER.clientSecret)
  })

  it('writes reports, and says where', async () => {
    const cwd = callersFolder()
    const files = ['check.html', 'check.md', 'check.XML']
    const { exitCode, stderr } = await check([...FEW, ...files.flatMap((file) => ['--report', file])], { cwd })
    expect([exitCode, stderr]).toEqual([0, files.map((file) => `Written: ${file}\n`).join('')])
    const starts = files.map((file) => readFileSync(join(cwd, file), 'utf8').slice(0, 19))
    expect(starts).toEqual(['<!doctype html>\n<ht', '# SNAP conformance:', '<?xml version="1.0"'])
  })

  it('calls as a second partner, where one is named', async () => {
    const only = ['--only', 'inquiry-token-of-another-partner']
    const merchant = completeMerchant(onboard([CALLER, SECOND]), tokenNotBoundToItsClient.change)
    const alone = await check(only, { merchant })
    expect([alone.exitCode, alone.stdout]).toEqual([0, expect.stringContaining('Skipped 1: Needs a second partner')])
    const second = ['--second-client', 'PARTNERTWO', '--second-private-key', 'second.pem']
    const bad = await check([...only, '--strict', ...second], { merchant })
    expect([bad.exitCode, bad.stdout]).toEqual([1, expect.stringContaining('✘ inquiry-token-of-another-partner')])
    const symmetric = ['--signature', 'symmetric', '--second-client-secret-file', 'second.txt']
    const right = completeMerchant(onboard([CALLER, SECOND], { signature: 'symmetric' }))
    expect((await check([...only, ...second, ...symmetric], { merchant: right })).exitCode).toBe(0)
  })

  it('takes the numbers of another merchant', async () => {
    const { exitCode, stdout } = await check(['--only', 'inquiry-bill-unknown', '--unknown', '701589101115'])
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining('200 2000000 Successful')])
  })

  it('says at once when nobody is there, or the caller is not known', async () => {
    const nobody = await runTool(['check', '--url', 'http://127.0.0.1:9', ...FEW], { cwd: callersFolder() })
    expect([nobody.exitCode, nobody.stdout]).toEqual([1, expect.stringMatching(/Is the\s+merchant running/)])
    const stranger = await check(FEW, { cwd: callersFolder({ ...CALLER, clientId: 'NOBODY' }) })
    expect([stranger.exitCode, stranger.stdout]).toEqual([1, expect.stringMatching(/has the\s+client ID NOBODY/)])
  })

  it('shows no row of a case that was not run, and counts those that it does not name', async () => {
    const { stdout } = await runTool(['check', '--url', 'http://127.0.0.1:9'], { cwd: callersFolder() })
    expect(stdout.split('\n').length).toBeLessThan(35)
    expect(stdout).toContain('Access token\n✘ token-valid ')
    expect(stdout).not.toContain('– ')
    const [, named = '', more] =
      /Skipped \d+: Not run, since token-valid failed\.\n([^✘]*) and (\d+) more\n/.exec(stdout) ?? []
    expect(named.split(',').length + Number(more)).toBe(CASES.length - 1)
  })

  it('cuts nothing of what was expected and came back', async () => {
    const { stdout } = await check(['--only', 'inquiry-without-x-timestamp'])
    expect(stdout).not.toContain('…')
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/or 400xx02 or .*400xx00 Field X-TIMESTAMP/)
  })

  it('says when a port does not speak https', async () => {
    const url = (await serve(completeMerchant(onboard([CALLER])))).replace('http:', 'https:')
    const { exitCode, stdout } = await runTool(['check', '--url', url, ...FEW], { cwd: callersFolder() })
    expect([exitCode, stdout]).toEqual([1, expect.stringMatching(/try\s+http:\/\/\s+in\s+--url/)])
    expect(stdout).not.toContain(': .')
  })

  it('asks for the right path where no SNAP service answers', async () => {
    const { exitCode, stdout } = await check([...FEW, '--base-path', '/elsewhere'])
    expect(exitCode).toBe(1)
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('Is /elsewhere/v1.0/access-token/b2b the right path?')
  })

  it('lists the cases, and calls nobody', async () => {
    const { exitCode, stdout } = await runTool(['check', '--list', '--only', 'payment', '--skip', 'payment-w*'])
    expect(exitCode).toBe(0)
    const names = [...stdout.matchAll(/^(\S+) \((?:must|security|should)\)$/gm)].map(([, name]) => name)
    const wanted = CASES.map(({ name }) => name).filter((name) => name.startsWith('payment-') && name[8] !== 'w')
    expect(names).toEqual(wanted)
    const listed = await runTool(['check', '--list', '--json'])
    expect(JSON.parse(listed.stdout)).toHaveLength(CASES.length)
  })

  it.each(command.examples)('names cases that there are: %s', async (example) => {
    const [, ...args] = [...example.matchAll(/'([^']*)'|\S+/g)].map(([word, quoted]) => quoted ?? word)
    const { exitCode, stderr } = await runTool(['check', ...args, '--list'])
    expect([exitCode, stderr]).toEqual([0, ''])
  })

  it.each([
    [['here'], "check takes options alone, and not 'here'"],
    [[], '--url is missing'],
    [['--url', 'http://127.0.0.1:9', '--only', 'nothing'], "No case is named 'nothing'"],
    [['--url', 'http://127.0.0.1:9', '--accept', 'timestamp-stael'], 'Did you mean timestamp-stale?'],
    [['--url', 'http://127.0.0.1:9', '--accept', 'signature-wrong'], "'signature-wrong' is a must"],
    [['--list', '--accept', 'token-without-bearer'], 'no exception is needed'],
    [
      ['--url', 'http://127.0.0.1:9', '--report', 'check.pdf'],
      '--report check.pdf must end with one of .html, .md, .xml',
    ],
    [['--url', 'http://127.0.0.1:9', '--report', 'no/check.md'], 'there is no folder no'],
    [['--url', 'http://127.0.0.1:9', '--second-private-key', 'second.pem'], '--second-client ID'],
    [['--url', 'http://127.0.0.1:9', '--second-client', 'IONPAYTEST'], 'must be another client ID'],
    [
      ['--url', 'http://127.0.0.1:9', '--second-client', 'B', '--signature', 'symmetric'],
      '--second-client-secret-file FILE',
    ],
    [['--url', 'http://127.0.0.1:9', '--open', 'one'], "The open numbers are 'one'"],
  ])('takes %j for wrong use', async (args, message) => {
    const cwd = callersFolder()
    const before = readdirSync(cwd)
    const { exitCode, stdout, stderr } = await runTool(['check', ...args], { cwd })
    expect([exitCode, stdout, stderr]).toEqual([2, '', expect.stringContaining(message)])
    expect(readdirSync(cwd)).toEqual(before)
  })
})

// A whole check by two processes of their own: four seconds alone, and four times that beside all other tests.
describe('the built tool', () => {
  it('passes the example merchant, with the identity that it leaves', async () => {
    const cwd = temporaryDirectory()
    const { url } = await startBuiltMerchant([], { cwd })
    const args = ['check', '--url', url, '--skip', '*-hangs', '--fails', '701589101113', '--report', 'check.html']
    const { exitCode, stdout, stderr } = await runBuilt(args, { cwd })
    expect([exitCode, stderr]).toEqual([0, 'Written: check.html\n'])
    expect(stdout).toMatch(
      /^✔ \d{3} passed, 0 failed \(must\), 0 failed \(security\), 0 failed \(should\), \d+ skipped/m,
    )
    expect(readFileSync(join(cwd, 'check.html'), 'utf8')).toContain('<span class="badge passed">passed</span>')
  })

  it('fails a bad merchant, and tells wrong use from it', async () => {
    const url = await serve(completeMerchant(onboard([CALLER]), acceptsAnySignature.change))
    const cwd = callersFolder()
    const bad = await runBuilt(['check', '--url', url, ...FEW, '--json'], { cwd })
    expect([bad.exitCode, bad.stderr]).toEqual([1, ''])
    expect(JSON.parse(bad.stdout).counts).toMatchObject({ passed: 2, skipped: 0, failedMust: 1, failedShould: 0 })
    const wrong = await runBuilt(['check', '--url', url, '--only', 'nothing'], { cwd })
    expect([wrong.exitCode, wrong.stdout]).toEqual([2, ''])
  })
})
