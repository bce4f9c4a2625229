import { generateKeyPairSync } from 'node:crypto'

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })

export const CLIENT_ID = 'IONPAYTEST'
export const CLIENT_SECRET = '33F49GnCMS1mFYlGXisbUDzVf2ATWCl9k3R++d5hDd3Frmuos/XLx8XhXpe+LDYAbpGKZYSwtlyyLOtS/8aD7A=='
export const TOKEN_SECRET = 'a token secret of at least 32 bytes'
export const PUBLIC_KEY: string = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
export const PRIVATE_KEY: string = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
