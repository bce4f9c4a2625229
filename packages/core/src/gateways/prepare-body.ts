import type { CompiledFields } from '../services/compile-fields.ts'
import type { Runnable } from '../services/run-handler.ts'
import type { AnyService } from '../services/service.ts'

/** What an answer's body is made by. Without a `toBody` it is the checked answer itself, and nothing of what a handler happens to return where its service says nothing of an answer. */
export function prepareBody(definition: AnyService, fields: CompiledFields): Runnable['toBody'] {
  if (definition.toBody === undefined)
    return (answered) => (definition.answer === undefined ? {} : (answered as object)) // its table made an object of it
  const toBody = definition.toBody.bind(definition)
  return (answered, { request, body }) => toBody(answered, { request, body: fields.received(body) })
}
