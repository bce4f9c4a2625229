/** The newest version of a secret of the KV engine (version 2), and the one before it. @param path `secret/data/nicepay` */
export async function readSecret(path: string): Promise<readonly string[]> {
  const newest = await read(path)
  const before = newest.version > 1 ? await read(`${path}?version=${newest.version - 1}`) : undefined
  return [newest.value, before?.value].filter((value) => value !== undefined)
}

async function read(path: string): Promise<{ readonly version: number; readonly value: string | undefined }> {
  const response = await fetch(`${process.env.VAULT_ADDR}/v1/${path}`, {
    headers: { 'X-Vault-Token': process.env.VAULT_TOKEN ?? '' },
    signal: AbortSignal.timeout(2_000),
  })
  const { data } = (await response.json()) as VaultAnswer
  // A version that was deleted answers 404, with its metadata; a path that is not there without.
  if (data?.metadata === undefined) throw new Error(`Vault answered ${response.status}`)
  return { version: data.metadata.version, value: data.data?.value }
}

interface VaultAnswer {
  readonly data?: {
    readonly data?: { readonly value?: string } | null
    readonly metadata?: { readonly version: number }
  }
}
