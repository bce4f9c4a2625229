import type { Facts, GatewayFacts, Settings } from '../messages.ts'
import { el, labelled, select, tell, textInput } from './dom.ts'

/** Who calls whom, for every view. */
export interface SettingsPanel {
  readonly element: HTMLElement
  settings(): Settings
  gateway(): GatewayFacts
}

const SCHEMES = ['client-id', 'symmetric', 'asymmetric'] as const

/** The form of who calls whom. What was typed for a gateway is kept while another is looked at. */
export function createSettingsPanel(facts: Facts, onGateway: (gateway: GatewayFacts) => void): SettingsPanel {
  const kept = new Map(facts.gateways.map(({ name, settings }) => [name, settings]))
  const find = (name: string): GatewayFacts => {
    const found = facts.gateways.find((one) => one.name === name)
    if (found === undefined) throw new Error(`${name} is no gateway`)
    return found
  }
  let chosen = find(facts.gateway)

  const gateway = select(
    facts.gateways.map(({ name, title, certainty }) =>
      certainty === 'inferred'
        ? { value: name, text: 'inferred' as const, values: { gateway: title } }
        : { value: name, name: title },
    ),
    chosen.name,
  )
  const url = textInput('', { inputmode: 'url' })
  const clientId = textInput('')
  const basePath = textInput('')
  const signature = select(
    [{ value: 'gateway', text: 'schemeGateway' }, ...SCHEMES.map((name) => ({ value: name, name }))],
    'gateway',
  )
  const source = el('p', { class: 'source', text: 'source', values: { source: chosen.source } })

  function settings(): Settings {
    const scheme = SCHEMES.find((name) => name === signature.value)
    return {
      gateway: chosen.name,
      url: url.value.trim(),
      clientId: clientId.value.trim(),
      basePath: basePath.value.trim(),
      signature: scheme ?? 'gateway',
    }
  }

  function show(): void {
    const { url: address, clientId: id, basePath: base, signature: scheme } = kept.get(chosen.name) ?? chosen.settings
    url.value = address
    clientId.value = id
    basePath.value = base
    signature.value = scheme
    tell(source, 'source', { source: chosen.source })
  }

  gateway.addEventListener('change', () => {
    const before = settings()
    kept.set(chosen.name, before)
    chosen = find(gateway.value)
    // The merchant's address is the same whoever calls it.
    kept.set(chosen.name, { ...(kept.get(chosen.name) ?? chosen.settings), url: before.url })
    show()
    onGateway(chosen)
  })
  show()

  const element = el(
    'section',
    { class: 'who card', label: 'who' },
    labelled({ text: 'gateway', control: gateway, class: 'wide' }),
    labelled({ text: 'merchant', control: url, class: 'wide' }),
    labelled({ text: 'clientId', control: clientId }),
    labelled({ text: 'basePath', control: basePath, hint: 'basePathHint' }),
    labelled({ text: 'scheme', control: signature }),
    source,
  )
  return { element, settings, gateway: () => chosen }
}
