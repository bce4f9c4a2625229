export { type Identity, makeIdentity } from './make-identity.ts'
export { type Played, playCalls, RIGHT_CODES } from './play-calls.ts'
export { type RunningProgram, startProgram } from './start-program.ts'
