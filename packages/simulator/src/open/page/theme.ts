import { recall, remember } from './language.ts'

/** How the page is coloured. */
export type Theme = 'system' | 'light' | 'dark'

export const THEMES: readonly Theme[] = ['system', 'light', 'dark']

const STORED = 'snap-simulator.theme'

/** What was chosen before. */
export function currentTheme(): Theme {
  const stored = recall(STORED)
  return THEMES.find((theme) => theme === stored) ?? 'system'
}

/** Colours the page; the style sheet does the rest. */
export function chooseTheme(theme: Theme): void {
  remember(STORED, theme)
  document.documentElement.dataset.theme = theme
}
