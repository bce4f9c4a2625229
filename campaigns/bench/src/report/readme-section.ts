import { DOOR_NAMES } from '../contenders/servers.ts'
import { DOOR_WORKLOADS, WORKLOAD_NAMES } from '../workload/workloads.ts'
import { findRatio } from './draw-bars.ts'
import { allSections, type Results } from './results.ts'
import { doorTitle, handleTitle, TITLES } from './titles.ts'

/** The numbers of a run that its README speaks of, as texts. What was not measured is a dash. */
export interface ReadmeFigures {
  /** Against the floor, from the least to the most. */
  readonly floor: Range
  /** Each door against a hand-written handler that makes the same checks. */
  readonly fair: Range
  /** How many times a token request costs by DOKU's helpers. */
  readonly doku: string
  readonly gzipKilobytes: string
  readonly importAgainstExpress: string
}

interface Range {
  readonly least: string
  readonly most: string
}

/** The three sentences, and what is read aloud in place of the picture, in each language. */
interface Words {
  readonly picture: string
  readonly sentences: (figures: ReadmeFigures) => readonly [string, string, string]
}

export const READMES: Readonly<Record<string, Words>> = {
  'README.md': {
    picture: 'CPU time of snap-sdk against bare cryptography and hand-written handlers, as bars; less is better',
    sentences: ({ floor, fair, doku, gzipKilobytes, importAgainstExpress }) => [
      `A call takes ${floor.least} to ${floor.most} times the CPU time of its bare cryptography (\`node:crypto\` with prepared keys, JSON, nothing else).`,
      `Behind a framework it takes ${fair.least} to ${fair.most} times that of a hand-written handler that makes the same checks, and a token request costs ${doku} times as much by DOKU's helpers.`,
      `A merchant bundled for an edge runtime weighs ${gzipKilobytes} kB compressed, and importing core, services and gateways takes ${importAgainstExpress} of the time of importing Express: [performance](docs/performance.md) has the goals, the machine and every table of \`npm run bench\`.`,
    ],
  },
  'README.id.md': {
    picture:
      'Waktu CPU snap-sdk dibandingkan kriptografi saja dan handler tulisan tangan, sebagai batang; lebih kecil lebih baik',
    sentences: ({ floor, fair, doku, gzipKilobytes, importAgainstExpress }) => [
      `Satu panggilan memakan ${floor.least} sampai ${floor.most} kali waktu CPU kriptografinya saja (\`node:crypto\` dengan key yang sudah disiapkan, JSON, tidak lebih).`,
      `Di belakang framework ia memakan ${fair.least} sampai ${fair.most} kali waktu handler tulisan tangan yang memeriksa hal yang sama, dan permintaan token dengan helper DOKU memakan ${doku} kali lebih banyak.`,
      `Merchant dalam satu bundle untuk edge runtime berukuran ${gzipKilobytes} kB terkompresi, dan import core, services, dan gateways memakan ${importAgainstExpress} dari waktu import Express: [performance](docs/performance.md) memuat target, mesin, dan semua tabel \`npm run bench\`.`,
    ],
  },
}

/** The speed of a README: one picture, three sentences. */
export function writeReadme({ picture, sentences }: Words, results: Results): string {
  return `![${picture}](docs/bench.svg)\n\n${sentences(readFigures(results)).join('\n')}`
}

function readFigures(results: Results): ReadmeFigures {
  const sections = allSections(results)
  const edge = sections.find(({ title }) => title === TITLES.edge)?.rows[0]?.figures
  const inHandle = (of: string, against: string) =>
    WORKLOAD_NAMES.map((workload) => findRatio(sections, handleTitle(workload, 64), of, against))
  const doors = DOOR_NAMES.flatMap((door) =>
    DOOR_WORKLOADS.map((workload) => findRatio(sections, doorTitle(door, workload), 'snap-sdk', 'fair')),
  )
  const [doku] = inHandle("DOKU's helpers", 'snap.handle')
  return {
    floor: toRange(inHandle('snap.handle', 'floor, node:crypto')),
    fair: toRange(doors),
    doku: write(doku, 0),
    gzipKilobytes: write(edge?.gzipKilobytes, 0),
    importAgainstExpress: write(findRatio(sections, TITLES.imports, 'core + services + gateways', 'express'), 2),
  }
}

function toRange(values: readonly (number | undefined)[]): Range {
  const measured = values.flatMap((value) => value ?? [])
  const [least, most] = measured.length === 0 ? [] : [Math.min(...measured), Math.max(...measured)]
  return { least: write(least, 1), most: write(most, 1) }
}

function write(value: number | undefined, digits: number): string {
  return value === undefined ? '–' : value.toFixed(digits)
}
