import { GetSecretValueCommand, ResourceNotFoundException, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'

const client = new SecretsManagerClient({})

/** The value of today first, then the one before it, for as long as AWS keeps both. */
export async function readSecret(id: string): Promise<readonly string[]> {
  const values = await Promise.all([readStage(id, 'AWSCURRENT'), readStage(id, 'AWSPREVIOUS')])
  return values.filter((value) => value !== undefined)
}

async function readStage(SecretId: string, VersionStage: string): Promise<string | undefined> {
  try {
    return (await client.send(new GetSecretValueCommand({ SecretId, VersionStage }))).SecretString
  } catch (error) {
    // A secret that was never rotated has no value before.
    if (VersionStage === 'AWSPREVIOUS' && error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}
