export { describeDuplicateStore } from './describe-duplicate-store.ts'
export { findPostgres, findRedis, freePort, startRedis, type TestServer } from './servers.ts'
