import type { RequestListener } from 'node:http'
import { text } from 'node:stream/consumers'

/** What harms a reader that takes it for its own: a page, a table, an XML file, a terminal. */
const POISON: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(2)>',
  "' autofocus onfocus='alert(3)",
  '</pre></style></title><iframe src=//evil.example></iframe>',
  ']]><testcase name="planted"/>',
  '</failure><failure message="planted"/>',
  '| a | b |\n| --- | --- |',
  '```\n# planted\n[link](javascript:alert(4)) @everyone',
  '\u001b[2J\u001b]0;title\u0007\u001b[31mred',
  '\u0000\u0008\u009b31m\r\n\u202etxt.exe\u2066',
  '&amp;&#60;b&#62;&lt;i&gt;',
  '\ud800 \ufffe \uffff',
]

/** Issues a token, and answers every other call with poison, with what it was told in confidence, and at great length. */
export function hostileMerchant(token: string, secrets: readonly string[]): RequestListener {
  return async (request, response) => {
    const body = await text(request)
    const { authorization = '', 'x-signature': signature = '' } = request.headers
    const told = [String(authorization), String(signature), token, ...secrets]
    const disguised = told.flatMap((secret) => {
      const bytes = Buffer.from(secret)
      return [
        secret,
        bytes.toString('base64'),
        bytes.toString('base64url'),
        bytes.toString('hex'),
        encodeURIComponent(secret),
      ]
    })
    const isToken = request.url?.endsWith('/access-token/b2b') === true && body.includes('client_credentials')
    const success = { accessToken: token, tokenType: 'Bearer', expiresIn: '900', additionalInfo: {} }
    const answer = {
      responseCode: isToken ? '2007300' : '2000000',
      responseMessage: isToken ? 'Successful' : [...POISON, ...disguised].join(' '),
      ...(isToken ? success : { payNoData: { poison: POISON, disguised, long: 'x'.repeat(900_000) } }),
    }
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'X-Told': disguised.join(' '),
      'X-Poison': '<b>|`]]>',
    })
    response.end(JSON.stringify(answer))
  }
}
