/** A header's value, whatever the case in which a gateway writes its name. @param name In lower case. */
export function findHeader(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
}
