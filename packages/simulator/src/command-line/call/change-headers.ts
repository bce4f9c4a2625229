import { WrongUse } from '../../wrong-use.ts'

/** Which headers of a request are other than usual. Nothing is signed again. */
export interface HeaderChanges {
  /** `X-TIMESTAMP: 2024-01-22T15:00:01+07:00`. */
  readonly header?: readonly string[]
  /** `X-EXTERNAL-ID`. */
  readonly 'without-header'?: readonly string[]
}

/** Sets and takes away headers, whatever the case of their names; the order of the others stays. @throws WrongUse */
export function changeHeaders(
  headers: Readonly<Record<string, string>>,
  { header = [], 'without-header': without = [] }: HeaderChanges,
): Record<string, string> {
  const changed = new Map(Object.entries(headers))
  const keyOf = (name: string) => [...changed.keys()].find((key) => key.toLowerCase() === name.toLowerCase()) ?? name
  for (const text of header) {
    const [, name, value] = /^([!#$%&'*+.^`|~\w-]+):[ \t]*(.*?)[ \t]*$/.exec(text) ?? []
    if (name === undefined || value === undefined) {
      throw new WrongUse(`--header is '${text}'; it must be a name and a value: --header 'X-EXTERNAL-ID: 1'`)
    }
    changed.set(keyOf(name), value)
  }
  for (const name of without) {
    if (!changed.delete(keyOf(name))) {
      throw new WrongUse(
        `--without-header ${name}: this call has no such header. It has ${[...changed.keys()].join(', ')}.`,
      )
    }
  }
  return Object.fromEntries(changed)
}
