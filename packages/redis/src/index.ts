export { type RedisCommands, type RedisDuplicateStoreOptions, redisDuplicateStore } from './redis-duplicate-store.ts'
