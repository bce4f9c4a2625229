/** How a command line is quoted. */
export type Shell = 'posix' | 'cmd' | 'powershell'

/** The words of one command. Each character is a byte, as `$'\xc3'` can make them. */
export interface ShellWords {
  readonly words: readonly string[]
  /** A variable or a command in it whose value nobody but the shell knew. */
  readonly unknown: readonly string[]
}

/**
 * Tells how a command line is quoted: a caret at a line's end or before a quote is cmd's, a backtick at a line's end PowerShell's.
 * Anything else is read as a POSIX shell does; a command on one line in double quotes with `\"` inside is the same in all.
 */
export function tellShell(text: string): Shell {
  if (/\^\r?\n|\^"/.test(text)) return 'cmd'
  return /`\r?\n/.test(text) ? 'powershell' : 'posix'
}

/**
 * Splits the first command of a text into its words, without running or expanding anything. What follows behind `|`, `;`, `&`, `>`
 * or an end of line that nothing continues is left out.
 *
 * @param text Its bytes as latin1.
 */
export function splitShellWords(text: string, shell: Shell): ShellWords {
  switch (shell) {
    case 'posix':
      return splitPosix(text)
    case 'cmd':
      return splitArguments(dropCarets(text))
    case 'powershell':
      return splitPowerShell(text)
  }
}

/** Takes one piece of a text at a time, from left to right. */
function createReader(text: string) {
  let at = 0
  return {
    isAtEnd: () => at >= text.length,
    /** Takes what fits here. The pattern is sticky. */
    take(pattern: RegExp): RegExpExecArray | undefined {
      pattern.lastIndex = at
      const match = pattern.exec(text)
      if (match === null) return undefined
      at = pattern.lastIndex
      return match
    },
    takeCharacter: () => text[at++] ?? '',
  }
}

/** Gathers pieces into words: quotes may begin an empty one. */
function createWords() {
  const words: string[] = []
  let word: string | undefined
  return {
    add(piece: string) {
      word = (word ?? '') + piece
    },
    end() {
      if (word !== undefined) words.push(word)
      word = undefined
    },
    words,
    isBetween: () => word === undefined,
  }
}

function splitPosix(text: string): ShellWords {
  const reader = createReader(text.replace(/\r\n/g, '\n').trimStart())
  const gathered = createWords()
  const unknown: string[] = []
  const note = (match: RegExpExecArray) => {
    unknown.push(match[0])
    gathered.add(match[0])
  }
  while (!reader.isAtEnd()) {
    if (reader.take(/\\\n/y)) continue
    if (reader.take(/[ \t]+/y)) gathered.end()
    else if (reader.take(/[\n|;&<>]/y)) break
    else if (gathered.isBetween() && reader.take(/#[^\n]*/y)) continue
    else {
      const plain = reader.take(/[^\s\\'"$`|;&<>]+/y)
      if (plain !== undefined) {
        gathered.add(plain[0])
        continue
      }
      const single = reader.take(/'([^']*)'?/y)
      if (single !== undefined) {
        gathered.add(single[1] ?? '')
        continue
      }
      const ansi = reader.take(/\$'((?:[^'\\]|\\[\s\S])*)'?/y)
      if (ansi !== undefined) {
        gathered.add(readAnsiC(ansi[1] ?? ''))
        continue
      }
      const escaped = reader.take(/\\([\s\S])/y)
      if (escaped !== undefined) {
        gathered.add(escaped[1] ?? '')
        continue
      }
      if (reader.take(/\$?"/y)) {
        gathered.add('')
        readDoubleQuoted(reader, gathered.add, note)
        continue
      }
      const variable = reader.take(VARIABLE)
      if (variable !== undefined) note(variable)
      else gathered.add(reader.takeCharacter())
    }
  }
  gathered.end()
  return { words: gathered.words, unknown }
}

const VARIABLE = /\$\w+|\$\{[^}]*\}|\$\([^)]*\)|`[^`]*`/y

function readDoubleQuoted(
  reader: ReturnType<typeof createReader>,
  add: (piece: string) => void,
  note: (match: RegExpExecArray) => void,
): void {
  while (!reader.isAtEnd() && !reader.take(/"/y)) {
    if (reader.take(/\\\n/y)) continue
    const escaped = reader.take(/\\([$`"\\])/y)
    const variable = escaped === undefined ? reader.take(VARIABLE) : undefined
    if (escaped !== undefined) add(escaped[1] ?? '')
    else if (variable !== undefined) note(variable)
    else add(reader.take(/[^"\\$`]+/y)?.[0] ?? reader.takeCharacter())
  }
}

const ANSI_C = /\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([0-7]{1,3})|c([\s\S])|([\s\S]))/g

const ANSI_C_NAMES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/** What bash makes of the inside of `$'…'`. */
function readAnsiC(text: string): string {
  return text
    .replace(SURROGATES, (_, high, low) => toUtf8(joinSurrogates(high, low)))
    .replace(ANSI_C, (whole, hex, short, long, octal, control, other) => {
      const byte = hex ?? undefined
      if (byte !== undefined) return String.fromCharCode(Number.parseInt(byte, 16))
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff)
      if (control !== undefined) return String.fromCharCode(String(control).charCodeAt(0) & 0x1f)
      const point = short ?? long
      if (point !== undefined) return toUtf8(Number.parseInt(point, 16))
      return ANSI_C_NAMES[other] ?? (/[\\'"?]/.test(other) ? other : whole)
    })
}

/** Browsers write a character beyond 16 bits as two. */
const SURROGATES = /\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})/gi

function joinSurrogates(high: string, low: string): number {
  return (Number.parseInt(high, 16) - 0xd800) * 0x400 + (Number.parseInt(low, 16) - 0xdc00) + 0x1_0000
}

/** A code point as the bytes of its UTF-8. */
function toUtf8(point: number): string {
  return point > 0x10_ffff ? '' : Buffer.from(String.fromCodePoint(point)).toString('latin1')
}

/** What cmd hands on: carets outside quotes are taken off, and join lines. The command ends with its line. */
function dropCarets(text: string): string {
  const reader = createReader(text.trimStart())
  let command = ''
  while (!reader.isAtEnd()) {
    // An empty line behind a caret is how a line break is written in an argument.
    if (reader.take(/\^\r?\n\r?\n/y)) command += '\n'
    else if (reader.take(/\^\r?\n[ \t]*/y)) command += ' '
    else if (reader.take(/\r?\n|[|&<>]/y)) break
    else {
      const escaped = reader.take(/\^([\s\S])/y)
      command += escaped?.[1] ?? reader.take(/"[^"\r\n]*"?/y)?.[0] ?? reader.takeCharacter()
    }
  }
  return command
}

/** How a Windows program splits its command line: `\"` is a quote, and so is `""` inside quotes. */
function splitArguments(command: string): ShellWords {
  const reader = createReader(command)
  const gathered = createWords()
  let isQuoted = false
  while (!reader.isAtEnd()) {
    const slashes = reader.take(/(\\+)(?=")/y)?.[1]?.length ?? 0
    if (slashes > 0) gathered.add('\\'.repeat(Math.floor(slashes / 2)))
    if (slashes % 2 === 1 || (isQuoted && reader.take(/"(?=")/y))) gathered.add(reader.takeCharacter())
    else if (reader.take(/"/y)) {
      isQuoted = !isQuoted
      gathered.add('')
    } else if (!isQuoted && reader.take(/[ \t]+/y)) gathered.end()
    else if (!reader.isAtEnd()) gathered.add(reader.takeCharacter())
  }
  gathered.end()
  return { words: gathered.words, unknown: command.match(/%\w+%/g) ?? [] }
}

/** PowerShell's quotes: `''` and `""` are one inside theirs, a backtick escapes. What it hands to a program has `\"` for a quote. */
function splitPowerShell(text: string): ShellWords {
  const reader = createReader(text.trimStart())
  const gathered = createWords()
  const unknown: string[] = []
  while (!reader.isAtEnd()) {
    if (reader.take(/`\r?\n/y)) gathered.end()
    else if (reader.take(/[ \t]+/y)) gathered.end()
    else if (reader.take(/[\r\n|;&<>]/y)) break
    else {
      const single = reader.take(/'((?:[^']|'')*)'?/y)
      const double = single === undefined ? reader.take(/"((?:[^"`]|`[\s\S]|"")*)"?/y) : undefined
      if (single !== undefined) gathered.add((single[1] ?? '').replaceAll("''", "'").replaceAll('\\"', '"'))
      else if (double !== undefined) {
        const inside = double[1] ?? ''
        unknown.push(...(inside.match(/(?<!`)\$[\w{(][^"\s]{0,40}/g) ?? []))
        gathered.add(
          inside
            .replace(/`([\s\S])|""/g, (_, escaped: string | undefined) =>
              escaped === undefined ? '"' : (POWERSHELL_NAMES[escaped] ?? escaped),
            )
            .replaceAll('\\"', '"'),
        )
      } else {
        const variable = reader.take(/\$[\w{(]+/y)
        if (variable !== undefined) unknown.push(variable[0])
        gathered.add(variable?.[0] ?? reader.take(/`([\s\S])/y)?.[1] ?? reader.takeCharacter())
      }
    }
  }
  gathered.end()
  return { words: gathered.words, unknown }
}

const POWERSHELL_NAMES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0' }
