export { type SnapFastifyOptions, snapFastify } from './snap-fastify.ts'
