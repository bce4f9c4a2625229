import { createCallView } from './call-view.ts'
import { createCheckView } from './check-view.ts'
import { createDoctorView } from './doctor-view.ts'
import { el, labelled, select } from './dom.ts'
import { chooseLanguage, currentLanguage, isLanguage } from './language.ts'
import { askFacts } from './server.ts'
import { createSettingsPanel } from './settings-panel.ts'
import { createShell } from './shell.ts'
import { LANGUAGES, type TextKey } from './texts.ts'
import { chooseTheme, currentTheme, THEMES } from './theme.ts'

type ViewName = 'call' | 'check' | 'doctor'

const VIEWS: readonly ViewName[] = ['call', 'check', 'doctor']

const THEME_TEXTS = { system: 'themeSystem', light: 'themeLight', dark: 'themeDark' } as const

chooseTheme(currentTheme())
chooseLanguage(currentLanguage())

const shell = createShell()
document.body.append(shell.element)
void shell.attempt(async () => {
  const facts = await askFacts()
  const panel = createSettingsPanel(facts, (gateway) => {
    call.showGateway(gateway)
    check.showGateway(gateway)
  })
  const call = createCallView(panel, shell)
  const check = createCheckView(facts, panel, shell)
  const doctor = createDoctorView(facts, shell)
  call.showGateway(panel.gateway())
  check.showGateway(panel.gateway())

  const views: Readonly<Record<ViewName, HTMLElement>> = {
    call: call.element,
    check: check.element,
    doctor: doctor.element,
  }
  const links = VIEWS.map((name) => el('a', { text: name satisfies TextKey, attributes: { href: `#${name}` } }))
  const main = el(
    'main',
    { id: 'content', attributes: { tabindex: '-1' } },
    shell.element,
    panel.element,
    ...Object.values(views),
  )

  function showView(): void {
    const shown = VIEWS.find((name) => location.hash === `#${name}`) ?? 'call'
    for (const [index, name] of VIEWS.entries()) {
      views[name].hidden = name !== shown
      if (name === shown) links[index]?.setAttribute('aria-current', 'page')
      else links[index]?.removeAttribute('aria-current')
    }
    panel.element.hidden = shown === 'doctor'
  }

  const skip = el('a', {
    class: 'skip',
    text: 'skip',
    attributes: { href: '#content' },
    on: {
      click: (event) => {
        // The hash says which view is shown.
        event.preventDefault()
        main.focus()
      },
    },
  })
  document.body.replaceChildren(skip, createHeader(links, facts.version), main)
  addEventListener('hashchange', showView)
  showView()

  addEventListener('dragover', (event) => event.preventDefault())
  addEventListener('drop', (event) => {
    event.preventDefault()
    const [file] = event.dataTransfer?.files ?? []
    if (file === undefined) return
    location.hash = 'doctor'
    doctor.take(file)
  })
})

function createHeader(links: readonly HTMLElement[], version: string): HTMLElement {
  const language = select(
    Object.entries(LANGUAGES).map(([value, name]) => ({ value, name })),
    currentLanguage(),
  )
  language.addEventListener('change', () => {
    if (isLanguage(language.value)) chooseLanguage(language.value)
  })
  const theme = select(
    THEMES.map((value) => ({ value, text: THEME_TEXTS[value] })),
    currentTheme(),
  )
  theme.addEventListener('change', () => chooseTheme(THEMES.find((one) => one === theme.value) ?? 'system'))
  return el(
    'header',
    {},
    el(
      'div',
      { class: 'brand' },
      el('img', { attributes: { src: 'icon.svg', alt: '', width: '28', height: '28' } }),
      el('h1', {}, 'snap-simulator'),
      el('small', {}, version),
    ),
    el('nav', { label: 'navigation' }, ...links),
    el(
      'div',
      { class: 'switches' },
      labelled({ text: 'language', control: language }),
      labelled({ text: 'theme', control: theme }),
    ),
  )
}
