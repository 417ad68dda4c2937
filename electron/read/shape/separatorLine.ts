import type { Delimiter } from '../../../shared/delimiter.ts'
import { decode, type Encoding, wholeCharacters } from '../decode/encoding.ts'

/** What a first line `sep=;` asks for, and how many bytes it takes with its ending. */
interface AskedDelimiter {
  readonly delimiter: Delimiter
  readonly bytes: number
}

const line = /^"?sep=([,;\t|])"?[,;|]*[ \t]*(?:\r\n|\n|\r(?!\n))/i

/** Reads the line that spreadsheets take for an instruction; `start` begins behind a byte order mark. */
export function askedDelimiter(start: Buffer, encoding: Encoding): AskedDelimiter | null {
  const few = start.subarray(0, 64)
  const { text } = decode(few.subarray(0, wholeCharacters(few, encoding)), encoding)
  const found = line.exec(text)
  if (found === null) return null
  // ASCII, so one unit a character
  const unit = encoding.startsWith('utf-16') ? 2 : 1
  return { delimiter: found[1] as Delimiter, bytes: found[0].length * unit }
}
