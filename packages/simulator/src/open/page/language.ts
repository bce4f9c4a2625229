import { LANGUAGES, TEXTS, type TextKey } from './texts.ts'

/** One of the page's languages. */
export type Language = keyof typeof LANGUAGES

/** What is filled into a text. */
export type Values = Readonly<Record<string, string | number>>

const STORED = 'snap-simulator.language'

let language: Language = readLanguage()

/** The language that was chosen before, else the browser's where the page has it. */
function readLanguage(): Language {
  const wanted = recall(STORED) ?? navigator.language.slice(0, 2)
  return isLanguage(wanted) ? wanted : 'en'
}

/** Whether a text names one of the page's languages. */
export function isLanguage(text: string): text is Language {
  return Object.hasOwn(LANGUAGES, text)
}

/** The language that is shown. */
export function currentLanguage(): Language {
  return language
}

/** A text in the language that is shown. */
export function say(key: TextKey, values: Values = {}): string {
  return TEXTS[key][language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

/** Shows another language: everything that is on the page, and what comes. */
export function chooseLanguage(chosen: Language): void {
  language = chosen
  remember(STORED, chosen)
  document.documentElement.lang = chosen
  document.title = say('pageTitle')
  for (const element of document.querySelectorAll<HTMLElement>('[data-text],[data-label],[data-placeholder]')) {
    translate(element)
  }
}

/** Writes an element's own texts in the language that is shown. */
export function translate(element: HTMLElement): void {
  const { text, label, placeholder, values = '{}' } = element.dataset
  const filled: Values = JSON.parse(values)
  if (isKey(text)) element.textContent = say(text, filled)
  if (isKey(label)) element.setAttribute('aria-label', say(label, filled))
  if (isKey(placeholder)) element.setAttribute('placeholder', say(placeholder, filled))
}

function isKey(text: string | undefined): text is TextKey {
  return text !== undefined && Object.hasOwn(TEXTS, text)
}

/** What this browser was told before; nothing where it keeps nothing. */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps a choice of how things look, where the browser allows it. Nothing else is ever kept there. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value)
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
