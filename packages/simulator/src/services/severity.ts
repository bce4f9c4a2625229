/** `must`: the documents say so. `should`: good practice. */
export type Severity = 'must' | 'should'
