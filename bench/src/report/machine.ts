import { availableParallelism, cpus, totalmem } from 'node:os'

/** On what the figures were measured. */
export function describeMachine(): string {
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, ${memory} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}, OpenSSL ${process.versions.openssl}`
}
