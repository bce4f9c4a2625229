import { authorize } from './authenticate/authorize.ts'
import { hashBody } from './authenticate/body-hashes.ts'
import { toSignedPath } from './authenticate/signed-path.ts'
import { checkTimestamp } from './authenticate/timestamp-window.ts'
import { coversBody, verifyCall } from './authenticate/verify-call.ts'
import type { Call } from './call.ts'
import { findRoute, type Route } from './gateways/routes.ts'
import { checkMethod } from './http/check-method.ts'
import { readBody } from './http/read-body.ts'
import type { SnapRequest, SnapResponse } from './http/snap-request.ts'
import { keepAnswer, keepLateAnswer } from './keep-answer.ts'
import { isPromise } from './maybe-promise.ts'
import { answerUnforeseen, openRouted } from './open-routed.ts'
import { orRefuse, toFailure } from './or-refuse.ts'
import { ok } from './result.ts'
import { identify, runHandlerOnce } from './run-handler-once.ts'
import { parseBody } from './services/parse-body.ts'
import type { Wiring } from './wiring.ts'

/** One call, from its first byte to its answer. Never rejects. */
export async function handleCall(wiring: Wiring, received: SnapRequest): Promise<SnapResponse> {
  const { inFlight } = wiring
  let call: Call | undefined
  inFlight.begin()
  try {
    const route = findRoute(wiring.routes, received)
    call = openRouted(wiring, received, route)
    return await answerCall(wiring, call, received, orRefuse(route))
  } catch (error) {
    return call === undefined ? answerUnforeseen(wiring, error) : call.refuse(toFailure(error))
  } finally {
    call?.deadline.clear()
    inFlight.end()
  }
}

/** The whole protocol, in the order in which it is checked: what is cheap and needs no proof comes first. */
async function answerCall(wiring: Wiring, call: Call, received: SnapRequest, route: Route): Promise<SnapResponse> {
  const { limits, inFlight } = wiring
  const { now, deadline } = call
  const { endpoint, partners, tokens } = route
  const { speech } = endpoint

  // What is asked?
  orRefuse(checkMethod(received.method, endpoint.method))

  // Who is calling?
  const headers = orRefuse(speech.readHeaders(received.headers))
  call.found.externalId = headers.externalId
  const { timestampToleranceSeconds: toleranceSeconds } = limits
  const timestamp = orRefuse(checkTimestamp(headers.timestamp, { now, toleranceSeconds }))
  const { remoteAddress, addressHint } = received
  const caller = { id: headers.caller, remoteAddress, addressHint }
  const identified = deadline.within(partners.identify(caller))
  const prepared = orRefuse(isPromise(identified) ? await identified : identified)
  const { partner } = prepared
  const { clientId } = partner
  call.found.partner = partner
  const authorization = received.headers.get('authorization')
  const accessToken = tokens === undefined ? '' : orRefuse(authorize(authorization, { tokens, now, clientId }))
  const path = toSignedPath(speech.signedPath, endpoint.servicePath, received.target)
  const { signature } = headers
  const signed = { signature, clientId, method: received.method, path, accessToken, timestamp: headers.timestamp }
  const signsBody = coversBody(speech.signature)
  if (!signsBody) {
    const verifying = verifyCall(speech.signature, prepared, signed)
    orRefuse(isPromise(verifying) ? await verifying : verifying)
    call.found.proven = { body: {} }
  }
  const receiving = readBody(received, { maxBytes: limits.maxBodyBytes, deadline })
  const rawBody = orRefuse(isPromise(receiving) ? await receiving : receiving)
  call.found.bodyEnded = true
  const bodyHashes = hashBody(rawBody)
  const verifying = signsBody ? verifyCall(speech.signature, prepared, signed, bodyHashes) : ok(undefined)
  const verified = orRefuse(isPromise(verifying) ? await verifying : verifying)
  call.found.proven = { body: {} }

  // What does it say?
  const body = orRefuse(parseBody(rawBody))
  call.found.proven = { body }
  const peeked = endpoint.peek(body)
  const { values } = peeked
  const reading = deadline.within(endpoint.read(body, peeked))
  const read = isPromise(reading) ? await reading : reading
  if (!speech.refusalUndoes) orRefuse(read)

  // Was it there before, and what does the business say?
  const proven = { values, bodyHashes, verified, headers, clientId, timestamp, now, toleranceSeconds }
  const identifying = identify(endpoint, proven)
  const identity = isPromise(identifying) ? await identifying : identifying
  call.found.paymentId = identity.paymentId
  call.found.meaning = read.ok ? read.value.meaning : undefined
  const { externalId, channelId } = headers
  const context = {
    gateway: endpoint.names[0],
    service: endpoint.service,
    paymentId: identity.paymentId,
    deadline,
    partner,
    externalId,
    channelId,
    timestamp,
    rawBody,
  }
  const running = runHandlerOnce(wiring, call, endpoint, { read, body, values, identity, context, received })
  const ran = await deadline.settled(running)
  if (ran === undefined) {
    inFlight.track(keepLateAnswer(call, running))
    return call.refuse(call.overdue())
  }
  const ending = orRefuse(ran)
  if (ending.state === 'repeated') return call.repeat(ending.answer)
  const keeping = keepAnswer(call, ending)
  if (isPromise(keeping)) await keeping
  return call.answer(ending.result)
}
