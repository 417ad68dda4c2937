import { StringDecoder } from 'node:string_decoder'
import { createXmlScanner, type XmlHandlers } from './xmlScanner.ts'

/** Without a tag in so many bytes it is no part of a workbook. */
const mostWithoutTag = 32 * 1024 ** 2
/** Longer strings are costly to make and to collect. */
const scannedAtOnce = 32 * 1024

/**
 * Reads a document piece by piece, in memory that does not grow with it. `took` is told the bytes of each piece, and
 * `rest` is called between two of them.
 * @throws Error of what is not well formed
 */
export async function readXml(
  pieces: AsyncIterable<Buffer>,
  handlers: XmlHandlers,
  took: (bytes: number) => void,
  rest: () => Promise<void> | undefined = () => undefined,
): Promise<void> {
  let sinceTag = 0
  const { whole } = handlers
  const scanner = createXmlScanner({
    ...handlers,
    open(name, attributes) {
      sinceTag = 0
      handlers.open(name, attributes)
    },
    close(name) {
      sinceTag = 0
      handlers.close(name)
    },
    whole: whole && {
      pattern: whole.pattern,
      tell(match) {
        sinceTag = 0
        whole.tell(match)
      },
    },
  })
  let decoder: StringDecoder | null = null
  for await (const piece of pieces) {
    took(piece.length)
    decoder ??= new StringDecoder(piece[0] === 0xff && piece[1] === 0xfe ? 'utf16le' : 'utf8')
    for (let from = 0; from < piece.length; from += scannedAtOnce) {
      const part = piece.subarray(from, from + scannedAtOnce)
      sinceTag += part.length
      scanner.write(decoder.write(part))
      if (sinceTag > mostWithoutTag) throw new Error('a text in its XML is over 32 MiB')
    }
    const resting = rest()
    if (resting !== undefined) await resting
  }
  scanner.write(decoder?.end() ?? '')
  scanner.end()
}
