/** `must`: the documents say so. `security`: no document says so, and money rests on it. `should`: good practice. */
export type Severity = 'must' | 'security' | 'should'
