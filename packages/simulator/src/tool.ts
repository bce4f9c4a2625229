import packageJson from '../package.json' with { type: 'json' }

/** Name and version, as reports say who made them. */
export const TOOL: string = `@snap-sdk/simulator ${packageJson.version}`
