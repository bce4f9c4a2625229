/** The cases of the adapter suite, each with its file's name: tsup.config.ts lists the folders. */
declare module 'adapter-cases:web' {
  export const cases: readonly (readonly [name: string, run: import('@snap-sdk/adapter-suite/web').AdapterCase])[]
}

declare module 'adapter-cases:socket' {
  export const cases: readonly (readonly [name: string, run: import('@snap-sdk/adapter-suite/web').AdapterCase])[]
}
