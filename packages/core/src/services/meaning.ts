/**
 * What a notice reports. Only `paid` is money received: every other one goes to `otherStatus`, and never to the handler.
 *
 * - `pending`: nothing is decided yet. `expired`, `denied`: no money came. These three are acknowledged where nobody handles them.
 * - `cancelled`, `refunded`, `reversed`: money that was taken, or may have been, is undone. These are never acknowledged unhandled.
 * - `unknown`: the status is missing or not on the list: no handler runs, and the gateway hears 500xx00.
 */
export type Meaning = 'paid' | 'pending' | 'expired' | 'denied' | 'cancelled' | 'refunded' | 'reversed' | 'unknown'

/** The meanings that reach `otherStatus`. */
export type OtherMeaning = Exclude<Meaning, 'paid' | 'unknown'>
