import { parseJson } from '../../parse-json.ts'
import { WrongUse } from '../../wrong-use.ts'
import type { CapturedCall } from '../captured-call.ts'
import { isRecord, type JsonRecord, listLayers } from './json-layers.ts'
import { isGatewayEvent, readGatewayEvent } from './read-gateway-event.ts'
import { isHarEntry, listHarEntries, readHarEntry } from './read-har-entry.ts'
import { isLogRecord, readLogRecord } from './read-log-record.ts'
import { readSnapCapture } from './read-snap-capture.ts'

/** One JSON object that may be a call. */
interface JsonForm {
  fits(value: JsonRecord): boolean
  read(value: JsonRecord, source: string): CapturedCall
}

/** The more special first: nearly everything is a log. */
const FORMS: readonly JsonForm[] = [
  { fits: (value) => Object.hasOwn(value, 'bodyBase64') && Object.hasOwn(value, 'target'), read: readSnapCapture },
  { fits: isHarEntry, read: readHarEntry },
  {
    fits: (value) => findEvent(value) !== undefined,
    read: (value) => readGatewayEvent(findEvent(value) ?? value),
  },
  { fits: isLogRecord, read: readLogRecord },
]

function findEvent(value: JsonRecord): JsonRecord | undefined {
  return listLayers(value).find(isGatewayEvent)
}

/**
 * Reads the calls in a file of JSON, each when it is asked for: what `onCapture` of snap-sdk was given, a HAR file, events of API
 * Gateway, or a log, as one object, a list, or one object a line. Lines that hold no call are left out.
 *
 * @throws WrongUse where there is none.
 */
export function parseJsonCaptures(bytes: Uint8Array, source: string): readonly (() => CapturedCall)[] {
  const text = new TextDecoder().decode(bytes)
  const whole = parseJson(text)
  const values = whole === undefined ? parseLines(text, source) : [whole].flat()
  const records = values.flatMap((value: unknown) => listHarEntries(value) ?? [value])
  if (records.length === 0) return []
  const calls = records.flatMap((record: unknown) => {
    const form = isRecord(record) ? FORMS.find(({ fits }) => fits(record)) : undefined
    return form === undefined || !isRecord(record) ? [] : [() => form.read(record, source)]
  })
  if (calls.length > 0) return calls
  throw new WrongUse(
    `${source} is JSON, and holds no call of SNAP: there are no headers with X-SIGNATURE or X-TIMESTAMP. explain reads what onCapture of snap-sdk gets, a HAR file, an event of API Gateway, or a log with the headers and the body.`,
  )
}

function parseLines(text: string, source: string): readonly unknown[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line, index) => {
    const value = parseJson(line)
    if (value === undefined) {
      throw new WrongUse(
        `${source} starts as JSON, and ${lines.length > 1 ? `line ${index + 1} of it` : 'it'} cannot be parsed. Write a capture with JSON.stringify(capture), one a line.`,
      )
    }
    return value
  })
}
