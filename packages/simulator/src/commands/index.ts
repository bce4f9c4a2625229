import type { Command } from '../command-line/command.ts'
import { call } from './call.ts'
import { check } from './check.ts'
import { explain } from './explain.ts'
import { keys } from './keys.ts'

/** In the order in which a newcomer needs them. */
export const COMMANDS: readonly Command[] = [keys, call, check, explain]
