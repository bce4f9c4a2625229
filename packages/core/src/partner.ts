/** One identity under a contract that may call. */
export interface Partner {
  /** What the gateway sends as X-CLIENT-KEY. 1 to 64 visible ASCII characters. */
  readonly clientId: string
  /**
   * What the gateway sends as X-PARTNER-ID, when it differs from `clientId`: a text, a list, or one of these by service, where a gateway
   * sends another one for each. A call passes only with that of its service.
   */
  readonly partnerId?: string | readonly string[] | Readonly<Record<string, string | readonly string[]>> | undefined
  /**
   * The gateway's RSA public keys, each in any form of {@link PublicKey}. Several while it changes its key. Mandatory where a token is asked
   * for, or a service is signed with RSA.
   */
  readonly publicKeys?: PublicKey | readonly (PublicKey | undefined)[] | undefined
  /** The secrets that the gateway signs with under the symmetric schemes. Several while one is replaced. Mandatory for these schemes. */
  readonly clientSecrets?: string | readonly (string | undefined)[] | undefined
  /** Addresses and CIDR ranges from which the gateway calls. When set, a call from elsewhere, or from an address unknown, is refused. */
  readonly allowedAddresses?: readonly string[] | undefined
}

/**
 * An RSA public key as it is handed over: a text (PEM, or the base64 inside it), bytes (of a PEM file, or DER), a `KeyObject` of
 * `node:crypto`, or a JSON Web Key (RFC 7517). A `CryptoKey` gives its bytes first: `await crypto.subtle.exportKey('spki', key)`.
 */
export type PublicKey =
  | string
  | Uint8Array
  | ArrayBuffer
  | {
      readonly type: string
      export(options: { readonly format: 'der'; readonly type: 'spki' }): Uint8Array
    }
  | { readonly kty?: string | undefined; readonly n?: string | undefined; readonly e?: string | undefined }

/** Finds a partner by the ID that a call names. */
export type FindPartner = (id: string) => Partner | undefined | Promise<Partner | undefined>
