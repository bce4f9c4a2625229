export { closeGently } from './close-gently.ts'
export { headersFor } from './headers-for.ts'
export { type ReadIncomingOptions, readIncoming, type SnapNodeRequest } from './read-incoming.ts'
export { type SnapNodeHandler, type SnapNodeOptions, type SnapNodeResponse, snapNode } from './snap-node.ts'
