import type { OptionNames } from '../check-option-names.ts'
import type { SpeechRows } from '../speech.ts'
import type { Contract, ServiceOverrides, Services } from './contract.ts'

const SPEECH_OPTIONS: OptionNames<SpeechRows> = {
  signature: true,
  caller: true,
  headers: true,
  signedPath: true,
  httpStatus: true,
  outcomes: true,
  failures: true,
  messageLength: true,
  refusalUndoes: true,
  deadlineMilliseconds: true,
}

/** Every option of a contract. */
export const CONTRACT_OPTIONS: OptionNames<Contract<Services>> = {
  partners: true,
  handlers: true,
  otherStatus: true,
  name: true,
  formerNames: true,
  basePath: true,
  paths: true,
  services: true,
  ...SPEECH_OPTIONS,
}

/** Every option that a contract has for one service. */
export const OVERRIDE_OPTIONS: OptionNames<ServiceOverrides> = { code: true, duplicates: true, ...SPEECH_OPTIONS }
