/** The tags of the elements that keys are made of (X.690, 8.1.2). */
export const DER = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectIdentifier: 0x06,
  sequence: 0x30,
  /** Of a certificate's version. */
  explicit0: 0xa0,
} as const

/** One DER element (X.690): its tag, its content, and what follows it. */
export interface DerElement {
  readonly tag: number
  readonly content: Uint8Array<ArrayBuffer>
  readonly rest: Uint8Array<ArrayBuffer>
}

/** Reads the element at the start of `bytes`: definite lengths, up to 65535 bytes. `undefined` when there is none. */
export function readDer(bytes: Uint8Array<ArrayBuffer>): DerElement | undefined {
  const [tag, first, second = 0, third = 0] = bytes
  if (tag === undefined || first === undefined) return undefined
  const header = first < 0x80 ? 2 : first === 0x81 ? 3 : first === 0x82 ? 4 : undefined
  if (header === undefined) return undefined
  const length = header === 2 ? first : header === 3 ? second : (second << 8) | third
  const end = header + length
  if (bytes.length < end) return undefined
  return { tag, content: bytes.subarray(header, end), rest: bytes.subarray(end) }
}

/** Writes one DER element around its concatenated parts. */
export function writeDer(tag: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const header =
    length < 0x80 ? [tag, length] : length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff]
  const bytes = new Uint8Array(header.length + length)
  bytes.set(header)
  let offset = header.length
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.length
  }
  return bytes
}
