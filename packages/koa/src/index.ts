export { type SnapKoaContext, type SnapKoaMiddleware, type SnapKoaOptions, snapKoa } from './snap-koa.ts'
