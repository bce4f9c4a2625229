import { readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TEXTS } from '../../src/open/page/texts.ts'
import { BROWSER, startBrowser } from './support/browser.ts'
import { type StartedPage, startPage } from './support/start-page.ts'

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
}

declare const axe: { run(root: Document, options: object): Promise<{ readonly violations: readonly Violation[] }> }

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const DESK = { width: 1280, height: 900 }
const PHONE = { width: 390, height: 844 }

/** What a merchant's customer may have typed. */
const HOSTILE = '<img src=x onerror="document.title=\'owned\'">'

/** Answers one bill with markup in it; the rest is the right merchant's. */
function hostile(right: RequestListener): RequestListener {
  return (request, response) => {
    if (!request.headers['x-partner-id']?.includes('HOSTILE')) return right(request, response)
    request.resume()
    response.writeHead(200, { 'Content-Type': 'application/json', 'X-Hostile': HOSTILE })
    response.end(
      JSON.stringify({ responseCode: '2000000', responseMessage: HOSTILE, payNoData: { [HOSTILE]: HOSTILE } }),
    )
  }
}

describe.skipIf(BROWSER === undefined)('the page in Chromium', () => {
  let started: StartedPage
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    started = await startPage(hostile)
    browser = await startBrowser()
    page = await browser.newPage()
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(started.page.url) && !request.url().startsWith('blob:'))
        complaints.push(request.url())
    })
    await page.setViewport(DESK)
    await page.goto(started.page.url)
    await page.waitForSelector('.field')
  })

  afterAll(async () => {
    await browser.close()
    await started.close()
  })

  const text = (selector: string): Promise<string> =>
    // biome-ignore lint/performance/useDomNodeTextContent: what is shown is what counts here
    page.$eval(selector, (element) => (element as HTMLElement).innerText)
  const focused = (): Promise<string> =>
    page.evaluate(() => document.activeElement?.getAttribute('data-text') ?? document.activeElement?.tagName ?? '')

  async function press(key: 'Tab' | 'Enter' | 'Space' | 'Escape', until?: () => Promise<boolean>): Promise<void> {
    for (let times = 0; times < 80; times++) {
      await page.keyboard.press(key)
      if (until === undefined || (await until())) return
    }
    throw new Error(`${key} does not lead there`)
  }

  async function findViolations(): Promise<string[]> {
    await page.evaluate(AXE)
    const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }))
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    )
  }

  async function choose(selector: string, value: string): Promise<void> {
    await page.select(selector, value)
  }

  /** Puts a text in place of another, as somebody types who then leaves the field. */
  async function write(selector: string, value: string): Promise<void> {
    await page.$eval(
      selector,
      (field, written) => {
        if (!('value' in field)) throw new Error('this is no field')
        field.value = written
        for (const type of ['input', 'change']) field.dispatchEvent(new Event(type))
      },
      value,
    )
  }

  /** Fills the sample with another number, and waits until it is there. */
  async function fillNumber(number: string): Promise<void> {
    await write('.quick input', number)
    await page.waitForFunction(
      (value) =>
        [...document.querySelectorAll('.field input')].some((input) => (input as HTMLInputElement).value === value),
      {},
      number,
    )
  }

  async function waitForCall(id: number): Promise<void> {
    await page.waitForFunction(
      (wanted) => document.querySelector('.verdict')?.textContent?.includes(`#${wanted} `),
      {},
      id,
    )
  }

  it('is used by keyboard alone: to the form, into it, and to what came of it', async () => {
    await press('Tab')
    expect(await focused()).toBe('skip')
    expect(await page.$eval('.skip', (link) => link.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0)
    await press('Enter')
    expect(await focused()).toBe('MAIN')
    await fillNumber('702000000021')
    await press('Tab', async () => (await focused()) === 'send')
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)
    expect(outline).toBe('solid')
    await press('Enter')
    await waitForCall(1)
    expect(await focused()).toBe('result')
    expect(await text('.verdict')).toMatch(/As expected[\s\S]*200 2000000 Successful/)
    expect(await text('[role=status]')).toBe('As expected. 200 2000000 Successful')
  })

  it('shows the string to sign in parts, and the answer beside its table', async () => {
    expect(await page.$$eval('.string-to-sign .signed', (parts) => parts.map(({ className }) => className))).toEqual([
      'signed clientId',
      'signed separator',
      'signed timestamp',
    ])
    const row = await page.$$eval('.rows tbody tr', (rows) =>
      rows.map((one) => one.textContent ?? '').find((one) => one.startsWith('payNoData.payNo"')),
    )
    expect(row).toContain('"702000000021"')
    expect(row).toContain('must')
    expect(row).toContain('fine')
  })

  it('repeats with one change, by keyboard, and tells the rule that an answer breaks', async () => {
    await page.focus('[data-change=signature]')
    await press('Enter')
    await waitForCall(2)
    expect(await text('.verdict')).toContain('401 4010000')
    await page.$eval('.history-row:last-child', (row) => row.scrollIntoView())
    expect(await page.$$eval('.history-row b', (rows) => rows.map((one) => one.textContent))).toEqual([
      '#2 inquiry',
      '#1 inquiry',
    ])
    await page.$$eval('.history-row', (rows) => (rows[1] as HTMLElement).click())
    await waitForCall(1)
  })

  it('shows what a merchant answers as text, whatever it is', async () => {
    const clientId = '.who .labelled:nth-of-type(3) input'
    const before = await page.$eval(clientId, (input) => (input as HTMLInputElement).value)
    await choose('.who .labelled:nth-of-type(5) select', 'asymmetric')
    await write(clientId, 'HOSTILE')
    await page.click('.composer button.primary')
    await waitForCall(3)
    expect(await text('.result')).toContain(HOSTILE)
    expect(await text('.findings')).toMatch(/must[\s\S]*NICEPAY/)
    expect(await page.$('.result img')).toBeNull()
    expect(await page.title()).toBe('snap-simulator: play the gateway')
    await write(clientId, before)
    await choose('.who .labelled:nth-of-type(5) select', 'gateway')
  })

  it('gives a call away as curl, in a dialog that Escape closes', async () => {
    await page.click('[data-text=exportCurl]')
    await page.waitForSelector('dialog[open]')
    expect(await text('dialog pre')).toMatch(/^# NICEPAY[\s\S]*curl --silent[\s\S]*X-SIGNATURE: [\w+/]{342}==/)
    expect(await findViolations()).toEqual([])
    await press('Escape')
    expect(await page.$('dialog[open]')).toBeNull()
    expect(await focused()).toBe('exportCurl')
    await page.click('[data-text=exportPostman]')
    await page.waitForSelector('dialog[open]')
    expect(JSON.parse(await page.$eval('dialog pre', (one) => one.textContent ?? '')).info.schema).toContain('v2.1.0')
    await press('Escape')
  })

  it('changes the gateway, its services and the form with it', async () => {
    await choose('.who select', 'midtrans')
    await page.waitForFunction(() => document.querySelector('.field code')?.textContent === 'partnerServiceId')
    expect(await text('.path')).toContain('POST /v1.0/transfer-va/payment · asymmetric')
    expect(await page.$$eval('.fields code', (codes) => codes.map(({ textContent }) => textContent))).toEqual(
      expect.arrayContaining(['paidAmount.value', 'additionalInfo.customField.1']),
    )
    await page.click('.choices label[data-text=rawBody]')
    await page.waitForSelector('.body textarea')
    expect(JSON.parse(await page.$eval('.body textarea', (area) => (area as HTMLTextAreaElement).value))).toMatchObject(
      { customerNo: '12345678901234567890' },
    )
    await write('.body textarea', 'no JSON')
    await page.click('.choices label[data-text=fields]')
    expect(await text('.body [role=alert]')).toBe(TEXTS.notJson.en)
    await choose('.who select', 'nicepay')
    await page.waitForFunction(() => document.querySelector('.path code')?.textContent?.includes('/cvs/'))
  })

  it('runs the check with its progress, and filters what it found', async () => {
    await page.click('nav a[href="#check"]')
    await write('.check-view .composer > .labelled input', 'inquiry-without-*, inquiry-token-*, inquiry-signature-*')
    await page.click('.check-view button.primary')
    await page.waitForFunction(() => document.querySelectorAll('.case').length > 2)
    expect(await text('.check-state')).toMatch(/^\d+ of \d+ checked$/)
    await page.waitForSelector('.check-state.passed')
    const all = await page.$$eval('.case', (cases) => cases.length)
    await page.click('.results label[data-text=markSkipped]')
    await page.waitForFunction((count) => document.querySelectorAll('.case').length < count, {}, all)
    expect(await page.$$eval('.case', (cases) => cases.every((one) => one.className === 'case skipped'))).toBe(true)
    await page.type('.results input[type=search]', 'nothing has this name')
    await page.waitForSelector('[data-text=nothingFits]')
    expect(await page.$eval('a[download]', (link) => (link as HTMLElement).hidden)).toBe(false)
    await write('.results input[type=search]', '')
  })

  it('takes a capture that is dropped anywhere', async () => {
    await page.evaluate(() => {
      const data = new DataTransfer()
      const capture =
        'POST /api/v1.0/cvs/inquiry HTTP/1.1\r\nX-TIMESTAMP: 2024-01-22T15:00:01+07:00\r\nX-PARTNER-ID: IONPAYTEST\r\nX-SIGNATURE: abcd\r\n\r\n{}'
      data.items.add(new File([capture], 'call.txt'))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    })
    await page.waitForSelector('.doctor-view .verdict')
    expect(await page.evaluate(() => location.hash)).toBe('#doctor')
    expect(await text('.drop')).toContain('call.txt, ')
    expect(await text('.diagnosis')).toMatch(/No cause was found[\s\S]*Besides[\s\S]*X-EXTERNAL-ID is missing/)
  })

  it.each<[string, 'light' | 'dark', 'en' | 'id', typeof DESK]>([
    ['desk', 'light', 'en', DESK],
    ['phone', 'dark', 'id', PHONE],
  ])(
    'axe finds nothing, and nothing is wider than the screen: %s, %s, %s',
    async (_, theme, language, viewport) => {
      await page.setViewport(viewport)
      await choose('.switches .labelled:nth-child(2) select', theme)
      await choose('.switches .labelled:nth-child(1) select', language)
      expect(
        await page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme]),
      ).toEqual([language, theme])
      for (const view of ['call', 'check', 'doctor']) {
        await page.click(`nav a[href="#${view}"]`)
        expect(await findViolations(), view).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth), view).toBeLessThanOrEqual(
          viewport.width,
        )
      }
    },
    30_000,
  )

  it('speaks the language that was chosen in each of its texts', async () => {
    const shown = await page.$$eval('[data-text]', (elements) =>
      elements.map((element) => [element.getAttribute('data-text') ?? '', element.textContent ?? ''] as const),
    )
    const fixed = shown.filter(([key]) => !TEXTS[key as keyof typeof TEXTS].id.includes('{'))
    expect(fixed.length).toBeGreaterThan(40)
    for (const [key, said] of fixed) expect(said, key).toBe(TEXTS[key as keyof typeof TEXTS].id)
  })

  it('asked nobody but its server, and broke no rule of its own', () => {
    expect(complaints).toEqual([])
  })
})

describe('the texts of the page', () => {
  const holes = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort()

  it.each(Object.entries(TEXTS))('%s is there in both languages, with the same holes', (_, { en, id }) => {
    expect(en.trim()).not.toBe('')
    expect(id.trim()).not.toBe('')
    expect(holes(id)).toEqual(holes(en))
  })
})
