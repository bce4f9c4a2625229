/** What may stand before a service's path: without percent-encoding and dot segments, so that it has one spelling. */
export const BASE_PATH: RegExp = /^(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._~!$&'()*+,;=:@-]+)*$/
