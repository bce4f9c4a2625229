import { SaxesParser } from 'saxes'
import { beforeAll, describe, expect, it } from 'vitest'
import { formatTerminalReport } from '../../src/command-line/check/terminal-report.ts'
import { runConformance } from '../../src/conformance/run-conformance.ts'
import { createGateway } from '../../src/gateway.ts'
import { writeHtmlReport } from '../../src/report/html-report.ts'
import { writeJunitReport } from '../../src/report/junit-report.ts'
import { writeMarkdownReport } from '../../src/report/markdown-report.ts'
import { buildReportDocument, type ReportDocument } from '../../src/report/report-document.ts'
import { anyContentType } from '../bad-merchants/any-content-type.ts'
import { onlyChecksThePast } from '../bad-merchants/only-checks-the-past.ts'
import { completeMerchant } from '../right-merchants/complete/complete-merchant.ts'
import { listen } from '../right-merchants/listen.ts'
import { createCaller, onboard } from '../right-merchants/onboarding.ts'
import { hostileMerchant } from './hostile-merchant.ts'

const CALLER = createCaller('IONPAYTEST')
const TOKEN = 'tOk3n/of+the=test.that-nobody_must.see'
const TOOL = 'snap-simulator 1.2.3'
const FEW = ['token-valid', 'token-content-type-wrong', 'inquiry-lookup-fails']
const SCREEN = { columns: 100, paint: (_: unknown, text: string) => text }

/** Every way in which a check is shown. */
const FORMATS: Readonly<Record<string, (document: ReportDocument) => string>> = {
  html: writeHtmlReport,
  markdown: writeMarkdownReport,
  junit: writeJunitReport,
  json: (document) => JSON.stringify(document),
  terminal: (document) => formatTerminalReport(document, SCREEN).join('\n'),
  'narrow terminal': (document) => formatTerminalReport(document, { ...SCREEN, columns: 40 }).join('\n'),
}

describe('what a hostile merchant answers', () => {
  const written: Record<string, string> = {}
  let sent: readonly string[] = []

  beforeAll(async () => {
    const { url, close } = await listen(hostileMerchant(TOKEN, [CALLER.clientSecret]))
    const gateway = createGateway({ ...CALLER, signature: 'symmetric', target: url })
    const only = ['token-valid', 'token-signature-empty', 'inquiry-valid', 'inquiry-signature-wrong', 'payment-valid']
    const report = await runConformance(gateway, { only })
    await close()
    sent = report.results.flatMap(({ exchanges }) =>
      exchanges.flatMap(({ request: { headers } }) => [headers['X-SIGNATURE'] ?? '', headers.Authorization ?? '']),
    )
    const document = buildReportDocument(report, { tool: TOOL, strict: false, secrets: [CALLER.clientSecret] })
    for (const [name, write] of Object.entries(FORMATS)) written[name] = write(document)
  })

  it.each(Object.keys(FORMATS))('shows no credential in %s, in no disguise', (format) => {
    const credentials = [TOKEN, CALLER.clientSecret, ...sent.map((text) => text.replace('Bearer ', ''))]
    const found = credentials
      .filter((secret) => secret !== '')
      .flatMap((secret) => {
        const bytes = Buffer.from(secret)
        const spellings = [secret, bytes.toString('base64'), bytes.toString('base64url'), bytes.toString('hex')]
        return [...spellings, encodeURIComponent(secret)].filter((text) => written[format]?.includes(text))
      })
    expect(sent.length).toBeGreaterThan(5)
    expect(found).toEqual([])
  })

  it.each(Object.keys(FORMATS))('steers no terminal, and turns no text around, in %s', (format) => {
    expect(written[format]).not.toMatch(/(?!\n|\t)[\p{Cc}\p{Cf}\p{Cs}]|[\ufffe\uffff]/u)
  })

  it.each(Object.keys(FORMATS))('is cut in %s', (format) => {
    expect(written[format]?.length).toBeLessThan(150_000)
    expect(written[format]).toContain('more characters')
  })

  it('has no tag and no attribute of its own in HTML', () => {
    const page = written.html ?? ''
    const tags = new Set([...page.matchAll(/<\/?([a-z0-9]+|!doctype)\b/gi)].map(([, name]) => name))
    const own = [
      'b',
      'br',
      'code',
      'dd',
      'details',
      'div',
      'dl',
      'dt',
      'em',
      'figcaption',
      'figure',
      'h1',
      'h2',
      'header',
      'i',
      'li',
    ]
    const more = [
      'footer',
      'table',
      'tbody',
      'td',
      'th',
      'thead',
      'tr',
      'main',
      'meta',
      'nav',
      'p',
      'pre',
      'section',
      'small',
      'span',
      'style',
      'summary',
      'title',
      'ul',
      'a',
    ]
    const frame = ['!doctype', 'html', 'head', 'body']
    expect([...tags].filter((name) => ![...own, ...more, ...frame].includes(name ?? ''))).toEqual([])
    const attributes = new Set(
      [...page.matchAll(/<[a-z0-9]+((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>/g)].flatMap(([, all = '']) =>
        [...all.matchAll(/([a-z-]+)(?:="[^"]*")?/g)].map(([, name]) => name),
      ),
    )
    expect([...attributes].filter((name) => /^on|^src$|^style$/.test(name ?? ''))).toEqual([])
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).not.toMatch(/(src|href)="(?!#)/)
  })

  it('is well-formed XML, with no element of its own', () => {
    const elements = new Map<string, number>()
    const parser = new SaxesParser()
    parser.on('error', (error) => expect.unreachable(error.message))
    parser.on('opentag', ({ name }) => elements.set(name, (elements.get(name) ?? 0) + 1))
    parser.write(written.junit ?? '').close()
    expect(elements.get('testcase')).toBe(5)
    const own = ['testsuites', 'testsuite', 'properties', 'property', 'testcase', 'failure', 'skipped', 'system-out']
    expect([...elements.keys()].filter((name) => !own.includes(name))).toEqual([])
  })

  it('ends no row, no code and no fence in Markdown', () => {
    const lines = (written.markdown ?? '').split('\n')
    const rows = lines.filter((line) => line.startsWith('| `'))
    expect(rows).toHaveLength(5)
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(7)
    let fence: string | undefined
    const outside: string[] = []
    for (const line of lines) {
      const [, marks = ''] = /^(`{3,})(?:http)?$/.exec(line) ?? []
      if (fence === undefined && marks !== '') fence = marks
      else if (fence !== undefined && marks.length >= fence.length) fence = undefined
      else if (fence === undefined) outside.push(line.replace(/(`+).*?\1/g, ''))
    }
    expect(fence).toBeUndefined()
    expect(outside.join('\n')).not.toMatch(/script|planted|@everyone|javascript/)
  })
})

describe('the HTML page', () => {
  const exchange = {
    stringToSign: 's'.repeat(200),
    request: { start: 'POST /x', headers: [['X-A', 'b']], body: 'r'.repeat(2_000) },
    response: { start: 'HTTP 200', headers: [], body: 'a'.repeat(2_000) },
    milliseconds: 1,
  } as const
  const one = (name: string, mark: 'passed' | 'failed' | 'warned' | 'skipped', exchanges = 1) => ({
    name,
    severity: 'must' as const,
    sent: `sent ${name}`,
    expected: '200xx00',
    rule: 'a page',
    received: '',
    mark,
    accepted: false,
    reason: mark === 'passed' ? '' : `why ${name} ${mark}`,
    cause: '',
    milliseconds: 1,
    exchanges: Array.from({ length: exchanges }, () => exchange),
  })
  const write = (cases: ReportDocument['groups'][number]['cases'], more: Partial<ReportDocument> = {}) =>
    writeHtmlReport({
      passed: false,
      strict: false,
      accepted: [],
      tool: TOOL,
      gateway: 'NICEPAY',
      target: 'http://shop.example',
      clientId: 'A',
      signature: 'symmetric',
      startedAt: '2026-11-26T20:15:01.000Z',
      milliseconds: 1_000,
      counts: { passed: 2, failedMust: 1, failedSecurity: 0, failedShould: 1, accepted: 0, skipped: 1 },
      groups: [{ service: 'token', title: 'Access token', cases }],
      causes: [],
      ...more,
    })
  const CASES = [one('a', 'passed'), one('b', 'skipped'), one('c', 'failed'), one('d', 'warned'), one('e', 'passed')]

  it('has what failed first, and folds what passed and what was skipped, each with its count', () => {
    const page = write(CASES)
    const at = ['id="c" open', 'id="d"', '1 skipped</span>', 'id="b"', '2 passed</span>', 'id="a"', 'id="e"'].map(
      (part) => page.indexOf(part),
    )
    expect(at).toEqual([...at].sort((first, second) => first - second))
    expect(at).not.toContain(-1)
    expect(page).toContain('<h2>Access token <small>1 failed, 1 failed “should”, 2 passed, 1 skipped</small>')
    expect(page).toContain('why c failed</span>\n</summary>')
  })

  it('begins with a summary: times in Jakarta and UTC, a row with links for each service, reasons', () => {
    const [summary = ''] = write(CASES).split('<main>')
    expect(summary).toContain('2026-11-27 03:15:01 in Jakarta, 20:15:01 UTC')
    expect(summary).toMatch(/<a href="#service-token">Access token<\/a><\/th>(<td class="\w+">\d<\/td>){4}/)
    expect(summary).toContain(
      '<td class="passed">2</td><td class="failed">1</td><td class="warned">1</td><td class="skipped">1</td>',
    )
    expect(summary).toContain('<li><b>1</b> why b skipped</li>')
    expect(write(CASES)).toContain('<section id="service-token">')
    for (const [, id] of write(CASES).matchAll(/href="#([^"]+)"/g)) expect(write(CASES)).toContain(`id="${id}"`)
  })

  it('names what failed for one cause together, and no more than a page has room for', () => {
    const cases = Array.from({ length: 30 }, (_, index) => one(`case-${index}`, 'failed'))
    const causes = [{ cause: 'x', reason: 'No such bill.', cases: cases.slice(0, 20).map(({ name }) => name) }]
    const page = write(cases, { causes })
    expect(page).toContain('<b>20 for one cause:</b> No such bill.')
    expect(page).toContain('<summary>14 more</summary>')
    // So many are folded.
    expect(page).not.toMatch(/<details class="case failed" id="[^"]*" open/)
  })

  it('is below 1 MB, and cuts what passed before what failed', () => {
    const cases = [
      ...Array.from({ length: 400 }, (_, index) => one(`case-${index}`, 'passed', 3)),
      one('wrong', 'failed'),
    ]
    const page = write(cases)
    expect(Buffer.byteLength(page)).toBeLessThan(1_000_000)
    expect(page).toContain('2 more calls are left out')
    expect(page.slice(page.indexOf('id="wrong"'), page.indexOf('2 more calls'))).toContain('r'.repeat(1_000))
  })

  it('says what masking cannot promise', () => {
    expect(write(CASES)).toContain('cannot be recognised')
  })
})

describe('the verdict', () => {
  /** A check of a merchant that reads any Content-Type, and takes timestamps of tomorrow. */
  async function check(strict: boolean, accept?: readonly string[]) {
    const { url, close } = await listen(
      completeMerchant(onboard([CALLER]), (parts, onboarding) => ({
        ...anyContentType.change(parts, onboarding),
        ...onlyChecksThePast.change(parts, onboarding),
      })),
    )
    const gateway = createGateway({ ...CALLER, target: url })
    const report = await runConformance(gateway, {
      only: accept === undefined ? FEW : [...FEW, 'token-timestamp-future'],
      accept,
    })
    await close()
    return buildReportDocument(report, { tool: TOOL, strict })
  }

  it('takes a "should" that failed as no failure', async () => {
    const document = await check(false)
    expect(document).toMatchObject({ passed: true, counts: { passed: 1, failedMust: 0, failedShould: 1, skipped: 1 } })
    expect(writeHtmlReport(document)).toContain('<span class="badge passed">passed</span>')
    expect(writeMarkdownReport(document)).toContain('# SNAP conformance: passed')
    const junit = writeJunitReport(document)
    expect(junit).toContain('tests="3" failures="0" errors="0" skipped="2"')
    expect(junit).toContain('<skipped message="should, and does not count: Answered 200 2007300')
  })

  it('takes it as one when it is strict', async () => {
    const document = await check(true)
    expect(document.passed).toBe(false)
    expect(writeHtmlReport(document)).toContain('<span class="badge failed">failed</span>')
    expect(writeMarkdownReport(document)).toContain('# SNAP conformance: failed')
    const junit = writeJunitReport(document)
    expect(junit).toContain('tests="3" failures="1" errors="0" skipped="1"')
    expect(junit).toContain('type="should">POST /api/v1.0/access-token/b2b')
  })

  it('fails for a case of security, unless it was accepted, and says in each format what was', async () => {
    const failed = await check(false, [])
    expect(failed).toMatchObject({ passed: false, counts: { failedSecurity: 1, accepted: 0 } })
    const accepted = await check(false, ['timestamp-future'])
    expect(accepted).toMatchObject({ passed: true, counts: { failedSecurity: 0, accepted: 1 } })
    for (const write of Object.values(FORMATS)) {
      expect(write(accepted).replaceAll(/\s+/g, ' ')).toMatch(/accepted/i)
    }
    expect(writeHtmlReport(accepted)).toContain('payment-timestamp-future')
    expect(writeJunitReport(accepted)).toContain('<skipped message="accepted, and does not count: Answered 200 2007300')
  })

  it.each(Object.entries(FORMATS))('says in %s whom it checked, and each case with its rule', async (_, write) => {
    const text = write(await check(false))
    const said = [
      'token-valid',
      'token-content-type-wrong',
      'inquiry-lookup-fails',
      '200 2007300 Successful',
      'NICO token',
    ]
    for (const part of said) expect(text).toContain(part)
  })
})
