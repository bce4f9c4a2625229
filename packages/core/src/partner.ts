/** Which header names the caller: X-CLIENT-KEY on the token request, X-PARTNER-ID everywhere else. */
export type CallerHeader = 'X-CLIENT-KEY' | 'X-PARTNER-ID'

/** One gateway identity that may call. */
export interface Partner {
  /** What the gateway sends as X-CLIENT-KEY. At most 36 visible ASCII characters. */
  readonly clientId: string
  /** What the gateway sends as X-PARTNER-ID, when it differs from `clientId`. */
  readonly partnerId?: string | undefined
  /** The gateway's RSA public keys, as PEM or bare base64. Several while it changes its key. `undefined` is a SnapConfigurationError. */
  readonly publicKeys: string | readonly string[] | undefined
  /** The secrets that the gateway signs with under the `symmetric` scheme. Several while one is replaced. */
  readonly clientSecrets?: string | readonly string[] | undefined
  /** Addresses and CIDR ranges from which the gateway calls. When set, a call from elsewhere, or from an address unknown, is refused. */
  readonly allowedAddresses?: readonly string[] | undefined
}

/** Finds a partner by what a call says of itself. */
export type FindPartner = (id: string, header: CallerHeader) => Partner | undefined | Promise<Partner | undefined>
