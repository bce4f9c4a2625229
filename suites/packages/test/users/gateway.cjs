/** Signs and sends as NICEPAY does, with Node's own cryptography. What it sends to: any function from a Request to a Response. */
const { createHash, createHmac, createSign, generateKeyPairSync } = require('node:crypto')

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const CLIENT_ID = 'IONPAYTEST'
const CLIENT_SECRET = 'thirty-two characters of a secret'

/** What a merchant is told of this gateway. */
exports.partner = {
  clientId: CLIENT_ID,
  publicKeys: publicKey.export({ type: 'spki', format: 'pem' }),
  clientSecrets: CLIENT_SECRET,
}
exports.tokenSecret = 'another secret of at least thirty-two characters'

exports.bill = {
  partnerServiceId: '7015',
  customerNo: '89101110',
  payNo: '701589101110',
  inquiryRequestId: '41807553358950093184',
  mitraCd: 'ALMA',
}
exports.payment = { ...exports.bill, paidAmount: { value: '10000.00', currency: 'IDR' } }

function timestampNow() {
  return `${new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`
}

function signWithPrivateKey(timestamp) {
  return createSign('RSA-SHA256').update(`${CLIENT_ID}|${timestamp}`).sign(privateKey, 'base64')
}

function signWithClientSecret({ path, token, body, timestamp }) {
  const hash = createHash('sha256').update(body).digest('hex')
  return createHmac('sha512', CLIENT_SECRET).update(`POST:${path}:${token}:${hash}:${timestamp}`).digest('base64')
}

async function post(send, path, headers, body) {
  const response = await send(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  })
  return response.json()
}

/** @returns The access token. */
exports.requestToken = async (send) => {
  const timestamp = timestampNow()
  const headers = { 'X-CLIENT-KEY': CLIENT_ID, 'X-TIMESTAMP': timestamp, 'X-SIGNATURE': signWithPrivateKey(timestamp) }
  const body = JSON.stringify({ grantType: 'client_credentials' })
  const answer = await post(send, '/api/v1.0/access-token/b2b', headers, body)
  if (answer.responseCode !== '2007300') throw new Error(JSON.stringify(answer))
  return answer.accessToken
}

/** Makes one call of a service. @returns The answer's body. */
exports.call = async (send, { service, request, token, signature, externalId }) => {
  const path = `/api/v1.0/cvs/${service}`
  const body = JSON.stringify(request)
  const timestamp = timestampNow()
  const headers = {
    Authorization: `Bearer ${token}`,
    'X-TIMESTAMP': timestamp,
    'X-PARTNER-ID': CLIENT_ID,
    'X-EXTERNAL-ID': externalId,
    'CHANNEL-ID': '95221',
    'X-SIGNATURE':
      signature === 'symmetric'
        ? signWithClientSecret({ path, token, body, timestamp })
        : signWithPrivateKey(timestamp),
  }
  return post(send, path, headers, body)
}
