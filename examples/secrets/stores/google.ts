import { SecretManagerServiceClient } from '@google-cloud/secret-manager'

const client = new SecretManagerServiceClient()

/** The two newest versions that are enabled, the newest first. @param secret `projects/shop/secrets/nicepay-secret` */
export async function readSecret(secret: string): Promise<readonly string[]> {
  const [versions] = await client.listSecretVersions({ parent: secret, filter: 'state:ENABLED' })
  const names = versions.slice(0, 2).map(({ name }) => name ?? '') // Google lists the newest first
  const answers = await Promise.all(names.map((name) => client.accessSecretVersion({ name })))
  return answers.map(([{ payload }]) => Buffer.from(payload?.data ?? '').toString())
}
