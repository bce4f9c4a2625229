import type { Rule } from '../rule.ts'
import { bodyCharset } from './body-charset.ts'
import { bodyEmpty } from './body-empty.ts'
import { bodyEscapes } from './body-escapes.ts'
import { bodyHashForm } from './body-hash-form.ts'
import { bodyKeyOrder } from './body-key-order.ts'
import { bodyLayout } from './body-layout.ts'
import { bodyNewline } from './body-newline.ts'
import { bodyNumbers } from './body-numbers.ts'
import { bodyReserialised } from './body-reserialised.ts'
import { bodySpacesInStrings } from './body-spaces-in-strings.ts'
import { callerId } from './caller-id.ts'
import { digest } from './digest.ts'
import { keyPurpose } from './key-purpose.ts'
import { methodCase } from './method-case.ts'
import { padding } from './padding.ts'
import { pathBase } from './path-base.ts'
import { pathForm } from './path-form.ts'
import { pathQuery } from './path-query.ts'
import { scheme } from './scheme.ts'
import { secretBase64 } from './secret-base64.ts'
import { secretHex } from './secret-hex.ts'
import { secretNewline } from './secret-newline.ts'
import { secretOther } from './secret-other.ts'
import { signatureDoubled } from './signature-doubled.ts'
import { signatureTransport } from './signature-transport.ts'
import { signatureUrlSafe } from './signature-url-safe.ts'
import { stringForm } from './string-form.ts'
import { stringParts } from './string-parts.ts'
import { timestampForm } from './timestamp-form.ts'
import { timestampMilliseconds } from './timestamp-milliseconds.ts'
import { timestampTwice } from './timestamp-twice.ts'
import { timestampZone } from './timestamp-zone.ts'
import { tokenForm } from './token-form.ts'
import { wrongKey } from './wrong-key.ts'

/**
 * All rules, in the order in which they are tried: where two say the same, the first is named. In pairs, a rule further down varies
 * what one further up has changed, so that the scheme comes first.
 */
export const RULES: readonly Rule[] = [
  scheme,
  digest,
  padding,
  wrongKey,
  keyPurpose,
  signatureDoubled,
  signatureUrlSafe,
  signatureTransport,
  callerId,
  timestampMilliseconds,
  timestampZone,
  timestampTwice,
  timestampForm,
  methodCase,
  pathQuery,
  pathBase,
  pathForm,
  tokenForm,
  secretNewline,
  secretBase64,
  secretHex,
  secretOther,
  bodyNumbers,
  bodyEscapes,
  bodyKeyOrder,
  bodyLayout,
  bodyReserialised,
  bodyNewline,
  bodySpacesInStrings,
  bodyEmpty,
  bodyCharset,
  bodyHashForm,
  stringForm,
  stringParts,
]
