import { call } from './call/call.ts'
import { check } from './check/check.ts'
import type { Command } from './command.ts'
import { explain } from './explain/explain.ts'
import { keys } from './keys/keys.ts'
import { open } from './open/open.ts'
import { openapi } from './openapi/openapi.ts'

/** In the order in which a newcomer needs them. */
export const COMMANDS: readonly Command[] = [keys, call, open, check, explain, openapi]
