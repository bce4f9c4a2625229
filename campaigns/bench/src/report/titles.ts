import type { DoorName } from '../contenders/servers.ts'
import type { Axis } from '../growth/axes.ts'
import type { WorkloadName } from '../workload/workloads.ts'

/** The sections' titles, by which goals, pictures and documents find them. */
export const TITLES = {
  imports: 'import, in a fresh process',
  sizes: 'installed, without peer dependencies',
  edge: 'edge bundle',
} as const

export function handleTitle(workload: WorkloadName, atOnce: number): string {
  return `${workload}, ${atOnce} at once`
}

export function doorTitle(door: DoorName, workload: WorkloadName): string {
  return `${door}: ${workload}`
}

export function growthTitle({ title }: Pick<Axis, 'title'>): string {
  return `by ${title}`
}

export function storesTitle(atOnce: number): string {
  return `a VA payment by store, ${atOnce} at once`
}
