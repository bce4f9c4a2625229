import type { Cryptography } from '../floor/cryptography.ts'
import type { Merchant } from '../workload/merchant.ts'

/** By which of the platform's ways a hand-written handler verifies. */
export type MakeCryptography = (merchant: Merchant) => Cryptography | Promise<Cryptography>
