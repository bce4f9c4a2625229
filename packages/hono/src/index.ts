export { type SnapHonoOptions, snapHono } from './snap-hono.ts'
