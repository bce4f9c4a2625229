/** What is put where a public key belongs, with what to do about it. None of these holds anything of what was given. */
export const FOUND = {
  nothing: 'an empty text. Is its environment variable set?',
  privateKey:
    'a private key. Only the gateway may hold its private key: use the public key that it sent you, and treat this one as leaked.',
  certificate: 'a certificate. Take its public key out: openssl x509 -in cert.pem -pubkey -noout',
  ssh: 'an SSH key. Convert it: ssh-keygen -f key.pub -e -m PKCS8',
  secret: 'a secret. That belongs to clientSecrets.',
  path: "the path of a file. Read the file, and pass what is in it: readFileSync(path, 'utf8')",
  url: 'an address on the web. Fetch the key once, and pass its text.',
  wideText: 'a text in UTF-16, as PowerShell writes it. Save it as UTF-8.',
  keySet: 'a set of JWKs. Pass the one key that the gateway signs with.',
  cryptoKey: "a CryptoKey. Pass its bytes: await crypto.subtle.exportKey('spki', key)",
  promise: 'a Promise. Await it first.',
  ec: 'a public key of an elliptic curve (EC). SNAP signs with SHA256withRSA: ask the gateway for its RSA key.',
  notRsa:
    'a public key that is not RSA (Ed25519, RSA-PSS, DSA …). SNAP signs with SHA256withRSA: ask the gateway for its RSA key.',
  cutOff: 'a PEM text that is cut off: its END line is missing. In an .env file a key of many lines needs quotes.',
  label: 'a PEM text of something that is not a public key.',
  badPem: 'a PEM text whose base64 is damaged or empty.',
  badJson: 'JSON that cannot be read, perhaps of a JWK.',
  text: 'a text that is neither PEM nor base64.',
  noDer: 'data that is not a whole key, neither PEM nor DER. Was it cut off?',
  noKey: 'a DER structure that is not a public key.',
  noJwk: 'an object that is not a JWK of an RSA key: { kty, n, e }.',
  unreadable: 'an object that cannot be read.',
  numbers: 'an RSA key whose numbers cannot be read.',
  exponent: 'an RSA key whose exponent is not odd and above 1.',
} as const
