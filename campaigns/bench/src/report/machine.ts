import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { findPackage, readManifest } from '../measure/find-package.ts'

/** Who takes part, by package. */
const PACKAGES = ['@snap-sdk/core', 'express', 'koa', 'hono', '@hono/node-server', 'fastify', 'doku-nodejs-library']

/** On what the figures were measured, and of what. */
export interface Machine {
  readonly processor: string
  readonly cores: number
  readonly gigabytes: number
  readonly platform: string
  readonly node: string
  readonly openssl: string
  /** What else ran on it: how many threads wanted a core, in the minute before. */
  readonly load: number
  readonly packages: Readonly<Record<string, string>>
}

/** Reads what this machine is, and how busy. */
export function readMachine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown processor',
    cores: availableParallelism(),
    gigabytes: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    openssl: process.versions.openssl ?? 'unknown',
    load: loadavg()[0] ?? 0,
    packages: Object.fromEntries(PACKAGES.map((name) => [name, readManifest(findPackage(name)).version])),
  }
}

/** In one line, for the head of the report. */
export function describeMachine({ processor, cores, gigabytes, platform, node, openssl, load }: Machine): string {
  return `${processor}, ${cores} cores, ${gigabytes} GB, ${platform}, Node ${node}, OpenSSL ${openssl}, load ${load.toFixed(1)}`
}

/** In one line: names and versions. */
export function describePackages({ packages }: Machine): string {
  return Object.entries(packages)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')
}
