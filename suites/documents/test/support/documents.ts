import { listFiles, PACKAGES } from '@snap-sdk/package-suite/workspace'

/** Every document whose code a user may copy. Decisions are history, and not among them. */
export const DOCUMENTS: readonly string[] = [
  'README.md',
  'README.id.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...PACKAGES.map((name) => `packages/${name}/README.md`),
  ...listFiles('examples', '/README.md'),
  ...listFiles('docs', '.md').filter((path) => !path.startsWith('docs/decisions/')),
]
