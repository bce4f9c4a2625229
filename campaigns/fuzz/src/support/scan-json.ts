import { createScanner } from 'jsonc-parser'

/** The tokens of valid JSON without the space between them, as the scanner sees them that VS Code reads its settings with. */
export function scanJson(text: string): string {
  const scanner = createScanner(text, true)
  let tokens = ''
  for (;;) {
    scanner.scan()
    const length = scanner.getTokenLength()
    if (length === 0) return tokens
    tokens += text.substr(scanner.getTokenOffset(), length)
  }
}
