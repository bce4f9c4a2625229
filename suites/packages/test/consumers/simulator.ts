import { randomUUID } from 'node:crypto'
import {
  CASES,
  type ConformanceReport,
  casesOf,
  createGateway,
  DIALECTS,
  describeGateway,
  EXAMPLE_NUMBERS,
  type Exchange,
  type Finding,
  formatExchange,
  type Gateway,
  INQUIRY_PATH,
  judgeAnswer,
  maskExchange,
  NoAnswer,
  PAYMENT_PATH,
  runConformance,
  SERVICES,
  STRINGS_TO_SIGN,
  sampleBody,
  signWithClientSecret,
  signWithPrivateKey,
  TOKEN_PATH,
  WrongUse,
  writeTimestamp,
} from '@snap-sdk/simulator'

export function open(privateKey: string): Gateway {
  return createGateway({ clientId: 'CONSUMER', privateKey, target: 'http://127.0.0.1:3000', clock: () => new Date() })
}

export async function ask(gateway: Gateway): Promise<string> {
  await gateway.requestToken()
  const exchange: Exchange = await gateway.inquire(sampleBody('inquiry'), { externalId: randomUUID() })
  const findings: readonly Finding[] = judgeAnswer('inquiry', exchange)
  const sent = await gateway.send(await gateway.prepare(INQUIRY_PATH, {}, { signature: 'symmetric' }))
  return findings.length > 0 ? formatExchange(maskExchange(sent)) : PAYMENT_PATH
}

export async function prove(gateway: Gateway): Promise<number> {
  const report: ConformanceReport = await runConformance(gateway, { numbers: EXAMPLE_NUMBERS, slow: false })
  const names: readonly string[] = [...Object.keys(SERVICES), ...Object.keys(describeGateway(DIALECTS.bca).paths)]
  return report.counts.passed + CASES.length + casesOf(DIALECTS.bca).length + names.length
}

export function sign(privateKey: string, clientSecret: string): readonly string[] {
  const timestamp = writeTimestamp(new Date())
  const facts = {
    clientId: 'CONSUMER',
    timestamp,
    method: 'POST',
    path: TOKEN_PATH,
    accessToken: '',
    body: new Uint8Array(),
  }
  return [
    signWithPrivateKey(STRINGS_TO_SIGN['client-id'](facts), privateKey),
    signWithClientSecret(STRINGS_TO_SIGN.symmetric(facts), clientSecret),
  ]
}

export function explain(thrown: unknown): string {
  if (thrown instanceof WrongUse) return thrown.message
  return thrown instanceof NoAnswer ? thrown.code : ''
}
