export { closeGently } from './close-gently.ts'
export { readIncoming } from './read-incoming.ts'
