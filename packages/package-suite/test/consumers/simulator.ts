import { createGateway, type Exchange, type Gateway, INQUIRY_PATH } from '@snap-sdk/simulator'

export async function ask(privateKey: string, body: object): Promise<Exchange> {
  const gateway: Gateway = createGateway({ clientId: 'CONSUMER', privateKey, target: 'http://127.0.0.1:3000' })
  await gateway.requestToken()
  return gateway.send(await gateway.prepare(INQUIRY_PATH, body, { signature: 'symmetric' }))
}
