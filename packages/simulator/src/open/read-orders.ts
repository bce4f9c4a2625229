import { isObject } from '../answer/judge-field.ts'
import { isServiceName } from '../services/index.ts'
import type { ServiceName } from '../services/service.ts'
import { STRINGS_TO_SIGN } from '../sign.ts'
import { WrongUse } from '../wrong-use.ts'
import type {
  CallOrder,
  Change,
  CheckOrder,
  DoctorQuestion,
  ExportForm,
  RepeatOrder,
  SampleQuestion,
  Settings,
} from './messages.ts'

type Json = Readonly<Record<string, unknown>>

/** In the order in which the page shows them. */
export const CHANGES: readonly Change[] = ['external-id', 'bytes', 'amount', 'timestamp', 'signature']
const EXPORT_FORMS: readonly ExportForm[] = ['curl', 'httpie', 'http']
const NUMBERS = ['open', 'paid', 'expired', 'unknown'] as const

// Each reads what came over the line, member by member, and takes nothing else. All throw WrongUse, which names the member.

export function readSettings(value: unknown): Settings {
  if (!isObject(value)) throw new WrongUse('settings must be an object.')
  const schemes = ['gateway', ...Object.keys(STRINGS_TO_SIGN)] as Settings['signature'][] // as its type says
  return {
    gateway: readText(value, 'gateway'),
    url: readText(value, 'url'),
    clientId: readText(value, 'clientId'),
    basePath: readText(value, 'basePath'),
    signature: readOneOf(value, 'signature', schemes),
  }
}

export function readSampleQuestion(value: Json): SampleQuestion {
  return {
    gateway: readText(value, 'gateway'),
    service: readService(value.service),
    ...readOptional(value, ['number', 'amount', 'notice']),
  }
}

export function readCallOrder(value: Json): CallOrder {
  const { body } = value
  if (typeof body !== 'string' && !isObject(body)) throw new WrongUse('body must be an object, or text.')
  return {
    settings: readSettings(value.settings),
    service: readService(value.service),
    body,
    newIds: value.newIds === true,
    edited: value.edited === true,
  }
}

export function readRepeatOrder(value: Json): RepeatOrder {
  return {
    id: readId(value.id),
    change: readOneOf(value, 'change', CHANGES),
    ...readOptional(value, ['amount']),
  }
}

export function readCheckOrder(value: Json): CheckOrder {
  const { services, numbers, only } = value
  if (!Array.isArray(services)) throw new WrongUse('services must be a list.')
  return {
    settings: readSettings(value.settings),
    services: services.map(readService),
    numbers: isObject(numbers) ? readOptional(numbers, NUMBERS) : {},
    ...(Array.isArray(only) && only.length > 0 ? { only: only.map(String) } : {}),
  }
}

export function readDoctorQuestion(value: Json): DoctorQuestion {
  const { nth } = value
  if (nth !== undefined && !(Number.isSafeInteger(nth) && nth !== 0)) throw new WrongUse('nth must be a number.')
  return {
    capture: readText(value, 'capture'),
    ...(nth === undefined ? {} : { nth: Number(nth) }),
    ...readOptional(value, ['gateway', 'publicKey']),
  }
}

/** A call's number in the history. */
export function readId(value: unknown): number {
  const id = Number(value)
  if (Number.isSafeInteger(id) && id > 0) return id
  throw new WrongUse('id must be the number of a call.')
}

export function readExportForm(value: unknown): ExportForm {
  return readOneOf({ form: value }, 'form', EXPORT_FORMS)
}

function readService(value: unknown): ServiceName {
  if (typeof value === 'string' && isServiceName(value)) return value
  throw new WrongUse('service must be one that is in the list.')
}

function readText(record: Json, name: string): string {
  const value = record[name]
  if (typeof value === 'string') return value
  throw new WrongUse(`${name} must be text.`)
}

function readOneOf<Value extends string>(record: Json, name: string, values: readonly Value[]): Value {
  const found = values.find((value) => value === record[name])
  if (found !== undefined) return found
  throw new WrongUse(`${name} must be one of ${values.join(', ')}.`)
}

/** What is there and not empty. */
function readOptional<Name extends string>(record: Json, names: readonly Name[]): { [Each in Name]?: string } {
  const there = names.filter((name) => record[name] !== undefined && record[name] !== '')
  return Object.fromEntries(there.map((name) => [name, readText(record, name)])) as { [Each in Name]?: string } // of those names
}
