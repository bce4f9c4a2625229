const START = '<!-- bench: written by npm run bench -- --write -->'
const END = '<!-- bench: end -->'

/** Puts a text between the marks of a document. @throws Error when the marks are not there. */
export function replaceMarked(document: string, text: string): string {
  const [start, end] = [document.indexOf(START), document.indexOf(END)]
  if (start === -1 || end < start) throw new Error(`the document has no ${START} with ${END} behind it`)
  return `${document.slice(0, start + START.length)}\n\n${text.trim()}\n\n${document.slice(end)}`
}
