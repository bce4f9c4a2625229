/** What a duplicate gets: `conflict` the standard's 409xx00, `replay` the first call's answer when the body is the same. */
export type DuplicatePolicy = 'conflict' | 'replay'
