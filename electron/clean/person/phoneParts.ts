/** What stands for one number in a cell. */
export interface PhonePart {
  /** As it stands in the cell. */
  readonly text: string
  /** The number without words and extension. */
  readonly number: string
  readonly extension: string | null
  /** The words round the number: `Cell`, `(office)`, `tel:`. */
  readonly label: string
  /** Why it can't be a number, where letters or what follows say so. */
  readonly problem: string | null
}

/** Where a number may end and another begin; one may hold such a sign itself, `702/555-0142`. */
const separator = /(?=[/;,&|\r\n]|(?<!\p{L})(?:or|and)(?!\p{L}))/iu
const leadingSeparator = /^(?:[/;,&|\s]|(?:or|and)(?!\p{L}))+/iu
const withoutLetters = /[^\p{L}]+/gu
const letter = /\p{L}/u
const beginsWithLetter = /^[^\p{L}\p{N}]*\p{L}/u
const endsWithLetter = /\p{L}[^\p{L}\p{N}]*$/u
/** `x12`, `ext. 12`, `extension: 12)`, `#12`. Ten digits would be a second number, so nine are the most. */
const extensionMark = /(?<!\p{L})(?:#|x|ext(?:n|ension)?)[^\p{L}\p{N}]*([0-9]{1,9})(?![\p{L}\p{N}])/iu
const extensionWord = /(?<!\p{L})(?:x|ext(?:n|ension)?)(?!\p{L})|#/iu
/** What a program adds to a number that it held with decimals. */
const pointZero = /^(.*[0-9])\.0[^0-9]*$/s

/**
 * The parts of a cell that stand for a number each, ten digits and more. What has fewer belongs to the part before
 * where it is words or an extension, else to the one after; where none comes, it stands by itself. Takes a short text.
 */
export function phoneParts(text: string): PhonePart[] {
  const parts: string[] = []
  let open = ''
  for (const piece of text.split(separator).flatMap(splitAtWords)) {
    if (digitsOf(open) > 0 && digitsOf(piece) >= 10 && digitsOf(open) + digitsOf(piece) > 11) {
      parts.push(open)
      open = ''
    }
    open += piece
    const before = parts.at(-1)
    if (digitsOf(open) >= 10) parts.push(open)
    else if (before !== undefined && (digitsOf(open) === 0 || extensionMark.test(open)))
      parts[parts.length - 1] = before + open
    else continue
    open = ''
  }
  if (open !== '') parts.push(open)
  return parts.map(readPart)
}

/** `Home 702-555-0142 Cell 702-555-0143`: words between two numbers part them, and belong to the one they stand with. */
function splitAtWords(piece: string): string[] {
  const runs = [...piece.matchAll(withoutLetters)].filter(([run]) => digitsOf(run) >= 10)
  if (runs.length < 2) return [piece]
  const wordsLead = beginsWithLetter.test(piece) || !endsWithLetter.test(piece)
  const cuts = runs.slice(1).map((run, index) => {
    const before = runs[index] as RegExpExecArray
    const end = before.index + before[0].length
    if (extensionWord.test(piece.slice(end, run.index))) return 0
    return wordsLead ? end : numberStart(piece, run.index)
  })
  if (cuts.includes(0)) return [piece]
  return [0, ...cuts].map((cut, index) => piece.slice(cut, cuts[index]))
}

function readPart(written: string): PhonePart {
  const text = written.replace(leadingSeparator, '').trim()
  const start = beginsWithLetter.test(text) ? numberStart(text, 0) : 0
  const end = numberEnd(text, start)
  const number = withoutPointZero(text.slice(start, end))
  const tail = text.slice(end)
  const extension = extensionMark.exec(tail)
  const rest = extension === null ? tail : tail.replace(extension[0], '')
  const label = `${text.slice(0, start)} ${rest}`
  return { text, number, extension: extension?.[1] ?? null, label, problem: problemOf(number, label, rest) }
}

function problemOf(number: string, label: string, rest: string): string | null {
  const count = digitsOf(number)
  if (count < 10) return letter.test(label) && (count === 0 || digitsOf(rest) > 0) ? 'it has letters' : null
  const isNone = digitsOf(rest) > 0 || extensionWord.test(rest)
  return isNone ? 'what follows the ten digits is no extension' : null
}

/** Where the first number at or behind `from` begins, with the sign or bracket before its digits. */
function numberStart(text: string, from: number): number {
  let start = from
  while (start < text.length && !isDigit(text.charCodeAt(start))) start++
  while (start > from && '+( '.includes(text.charAt(start - 1))) start--
  return start
}

/** Where words or an extension begin: at the first letter, or at a `#` behind ten digits. */
function numberEnd(text: string, start: number): number {
  let count = 0
  for (let at = start; at < text.length; at++) {
    if (isDigit(text.charCodeAt(at))) count++
    else if (letter.test(text.charAt(at)) || (count >= 10 && text.charAt(at) === '#')) return at
  }
  return text.length
}

function withoutPointZero(number: string): string {
  const before = pointZero.exec(number)?.[1]
  if (before === undefined) return number
  const count = digitsOf(before)
  return count === 10 || (count === 11 && /^[^0-9]*1/.test(before)) ? before : number
}

function digitsOf(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) if (isDigit(text.charCodeAt(at))) count++
  return count
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}
