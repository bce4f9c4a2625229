/**
 * What signs each request in Postman: RSA for `client-id` and `asymmetric`, HMAC for `symmetric`. `CALLS` stands before it: how each request,
 * by its name, is called.
 *
 * Today's Postman has Web Crypto in its scripts. Newman 6, and Postman before 2025, have CryptoJS alone, which knows no RSA: there the
 * script does PKCS#1 v1.5 itself, with BigInt. That takes no care of timing, and is for keys of a sandbox.
 */
export const POSTMAN_SIGNING_SCRIPT: string = String.raw`
const call = CALLS[pm.info.requestName];
if (call === undefined) throw new Error('This request has no row in CALLS, the table at the top of the collection\'s script.');
const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const pick = (symbols, length) => Array.from({ length }, () => symbols[Math.floor(Math.random() * symbols.length)]).join('');

function readVariable(name, what) {
  const value = pm.variables.get(name);
  if (!value) throw new Error('The variable ' + name + ' is empty: ' + what);
  return value;
}

function writeTimestamp() {
  const now = new Date();
  if (call.timestamp === 'utc') return now.toISOString();
  const jakarta = new Date(now.getTime() + 7 * 3600000).toISOString();
  return jakarta.slice(0, call.timestamp === 'milliseconds' ? 23 : 19) + '+07:00';
}

function sortQuery(query) {
  const encode = (text) => encodeURIComponent(decodeURIComponent(text)).replace(/[!'()*]/g, (one) => '%' + one.charCodeAt(0).toString(16).toUpperCase());
  const order = ([a, b = ''], [c, d = '']) => (a < c ? -1 : a > c ? 1 : b < d ? -1 : b > d ? 1 : 0);
  return query.split('&').map((pair) => pair.split('=').map(encode)).sort(order).map((pair) => pair.join('=')).join('&');
}

function readSignedPath() {
  const [path, query] = pm.variables.replaceIn(pm.request.url.getPathWithQuery()).split('?', 2);
  const signed = call.signedPath === 'own' ? call.path : path;
  if (query === undefined || call.signedQuery === 'none') return signed;
  return signed + '?' + (call.signedQuery === 'sorted' ? sortQuery(query) : query);
}

function readPrivateKey() {
  const pem = readVariable('privateKey', 'the private key that plays the gateway, as PEM (-----BEGIN PRIVATE KEY-----).').replace(/\\n/g, '\n');
  if (pem.includes('BEGIN RSA PRIVATE KEY')) throw new Error('privateKey is PKCS#1. Convert it: openssl pkcs8 -topk8 -nocrypt -in key.pem');
  return Uint8Array.from(atob(pem.replace(/-----[^-]+-----|\s/g, '')), (one) => one.charCodeAt(0));
}

const toHex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
const toBase64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));

function webCrypto() {
  const { subtle } = crypto;
  const utf8 = (text) => new TextEncoder().encode(text);
  return {
    hash: async (text) => toHex(await subtle.digest('SHA-256', utf8(text))),
    async hmac(text, secret) {
      const key = await subtle.importKey('raw', utf8(secret), { name: 'HMAC', hash: 'SHA-512' }, false, ['sign']);
      return toBase64(await subtle.sign('HMAC', key, utf8(text)));
    },
    async rsa(text, der) {
      const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
      const key = await subtle.importKey('pkcs8', der, algorithm, false, ['sign']);
      return toBase64(await subtle.sign(algorithm, key, utf8(text)));
    },
  };
}

function cryptoJs() {
  const CryptoJS = require('crypto-js');
  const hash = (text) => CryptoJS.SHA256(CryptoJS.enc.Utf8.parse(text)).toString(CryptoJS.enc.Hex);
  return {
    hash,
    hmac: (text, secret) => CryptoJS.HmacSHA512(CryptoJS.enc.Utf8.parse(text), CryptoJS.enc.Utf8.parse(secret)).toString(CryptoJS.enc.Base64),
    rsa(text, der) {
      const [modulus, exponent] = readNumbers(der);
      const size = modulus.length;
      // DigestInfo of SHA-256, behind as many ff as it takes (RFC 8017, 9.2).
      const info = '3031300d060960864801650304020105000420' + hash(text);
      const padded = '0001' + 'ff'.repeat(size - info.length / 2 - 3) + '00' + info;
      const signed = power(BigInt('0x' + padded), BigInt('0x' + toHex(exponent)), BigInt('0x' + toHex(modulus)));
      const hex = signed.toString(16).padStart(size * 2, '0');
      return toBase64(hex.match(/../g).map((two) => parseInt(two, 16)));
    },
  };
}

// PKCS#8: a version, an algorithm, and an octet string with PKCS#1 in it: version, modulus, public exponent, private exponent.
function readNumbers(der) {
  const outer = readElements(readElements(der)[0]);
  const inner = readElements(readElements(outer[2])[0]);
  const plain = (bytes) => (bytes[0] === 0 ? bytes.subarray(1) : bytes);
  return [plain(inner[1]), plain(inner[3])];
}

function readElements(bytes) {
  const elements = [];
  for (let at = 0; at < bytes.length; ) {
    let length = bytes[at + 1];
    let start = at + 2;
    if (length > 127) {
      const count = length - 128;
      length = bytes.subarray(start, start + count).reduce((sum, byte) => sum * 256 + byte, 0);
      start += count;
    }
    elements.push(bytes.subarray(start, start + length));
    at = start + length;
  }
  return elements;
}

function power(base, exponent, modulus) {
  let result = 1n;
  for (let factor = base % modulus, rest = exponent; rest > 0n; rest >>= 1n, factor = (factor * factor) % modulus) {
    if (rest & 1n) result = (result * factor) % modulus;
  }
  return result;
}

pm.variables.set('requestId', pick(DIGITS, 20));
for (const length of call.references) pm.variables.set('digits' + length, pick(DIGITS, length));
// White space between tokens is taken out: the standard signs the body without it.
const body = pm.variables.replaceIn(pm.request.body.raw).replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
pm.request.body.update({ mode: 'raw', raw: body, options: { raw: { language: 'json' } } });

const clientId = readVariable('clientId', 'the client ID that the merchant knows.');
const timestamp = writeTimestamp();
const accessToken = call.carriesToken ? readVariable('accessToken', 'send the request "token" first, which keeps one here.') : '';
const path = readSignedPath();
const key = call.scheme === 'symmetric' ? readVariable('clientSecret', 'the secret that both sides know.') : readPrivateKey();

function writeStringToSign(bodyHash) {
  if (call.scheme === 'client-id') return clientId + '|' + timestamp;
  return [pm.request.method, path, ...(call.scheme === 'symmetric' ? [accessToken] : []), bodyHash, timestamp].join(':');
}

function setHeaders(signature) {
  const headers = { 'Content-Type': 'application/json', 'X-TIMESTAMP': timestamp, 'X-SIGNATURE': signature };
  if (call.carriesToken) headers.Authorization = 'Bearer ' + accessToken;
  headers[call.caller] = call.caller === 'X-CLIENT-KEY' ? clientId : pm.variables.get('partnerId') || clientId;
  if (call.externalId) headers['X-EXTERNAL-ID'] = pick(call.externalId.alphabet === 'digits' ? DIGITS : LETTERS, call.externalId.length);
  if (call.channelId) headers['CHANNEL-ID'] = call.channelId === 'client ID' ? clientId : call.channelId;
  Object.assign(headers, call.otherHeaders);
  for (const [name, value] of Object.entries(headers)) pm.request.headers.upsert({ key: (call.spelling || {})[name] || name, value });
}

const mechanism = call.scheme === 'symmetric' ? 'hmac' : 'rsa';
if (typeof crypto === 'object' && crypto.subtle) {
  const { hash, ...signers } = webCrypto();
  // A script is waited for while it has a timer.
  const open = setTimeout(() => {}, 30000);
  hash(body)
    .then((bodyHash) => signers[mechanism](writeStringToSign(bodyHash), key))
    .then(setHeaders)
    .catch((error) => pm.test('the request is signed', () => { throw error; }))
    .then(() => clearTimeout(open));
} else {
  // Without a promise: what goes wrong within one is not told by the scripts of that time.
  const { hash, ...signers } = cryptoJs();
  setHeaders(signers[mechanism](writeStringToSign(hash(body)), key));
}
`.trim()

/** What looks at each answer, and keeps the token. */
export const POSTMAN_TEST_SCRIPT: string = String.raw`
const answer = pm.response.json();
pm.test('the response code has seven digits, and begins with the HTTP status', () => {
  pm.expect(answer.responseCode).to.match(/^\d{7}$/);
  if (CALLS[pm.info.requestName].status === 'mirror') pm.expect(answer.responseCode.slice(0, 3)).to.equal(String(pm.response.code));
});
if (typeof answer.accessToken === 'string') pm.collectionVariables.set('accessToken', answer.accessToken);
`.trim()
