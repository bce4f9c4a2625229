import type { Command } from '../command-line/command.ts'

/** In the order in which a newcomer needs them. */
export const COMMANDS: readonly Command[] = []
