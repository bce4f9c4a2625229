import type { Rule } from '../rule.ts'

const FIX =
  "The string to sign holds the bare token: what stands behind 'Bearer ' in Authorization. The signer must change this."

/** The token with `Bearer ` in front, in quotes, left empty, or another one. */
export const tokenForm: Rule = {
  name: 'token-form',
  field: 'accessToken',
  vary: ({ accessToken: token }, { call, accessToken: given }) => {
    const whole = call.headers.get('authorization') ?? token
    const sent = whole.replace(/^Bearer +/i, '')
    const readings: readonly (readonly [text: string, cause: string])[] = [
      [`Bearer ${token}`, "The string to sign holds the token with 'Bearer ' in front."],
      [sent, 'The string to sign holds the token that Authorization sends, and this gateway signs none.'],
      [whole, 'The string to sign holds the Authorization header as a whole, and not the token alone.'],
      [`bearer ${token}`, "The string to sign holds the token with 'bearer ' in front."],
      [`Bearer${token}`, "The string to sign holds the token with 'Bearer' in front."],
      [token.replace(/^Bearer\s*/i, ''), "Authorization says 'Bearer' twice, and the token was signed without."],
      [token.replace(/^["']|["']$/g, ''), 'Authorization has the token in quotes, and it was signed without.'],
      [`"${token}"`, 'The string to sign holds the token in quotes.'],
      ['', 'The string to sign has nothing where the token belongs.'],
      ['null', "The string to sign has 'null' where the token belongs."],
      ['undefined', "The string to sign has 'undefined' where the token belongs."],
      [token.trim(), 'The token was signed without the blanks around it.'],
      [given ?? token, 'The string to sign holds the token of --access-token, and Authorization sends another one.'],
    ]
    return readings.map(([accessToken, cause]) => ({ change: { accessToken }, cause, fix: FIX }))
  },
}
