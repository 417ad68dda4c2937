import { StringDecoder } from 'node:string_decoder'
import { SaxesParser } from 'saxes'

/** What is told of an XML document while it is read. Names are without their prefix. */
export interface XmlHandlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text(text: string): void
  close(name: string): void
}

/** Without a tag in so many bytes it is no part of a workbook. */
const mostWithoutTag = 32 * 1024 ** 2

/**
 * Reads a document piece by piece, in memory that does not grow with it. Entities beyond the five of XML, and documents
 * that declare any, are refused: nothing is fetched, and nothing grows. `took` is told the bytes of each piece, and
 * `rest` is called between two of them.
 * @throws Error of what is not well formed
 */
export async function readXml(
  pieces: AsyncIterable<Buffer>,
  handlers: XmlHandlers,
  took: (bytes: number) => void,
  rest: () => Promise<void> | undefined = () => undefined,
): Promise<void> {
  const parser = new SaxesParser({ position: false, xmlns: false as const })
  let sinceTag = 0
  parser.on('opentag', ({ name, attributes }) => {
    sinceTag = 0
    handlers.open(localName(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    sinceTag = 0
    handlers.close(localName(name))
  })
  parser.on('text', handlers.text)
  parser.on('cdata', handlers.text)
  parser.on('doctype', () => {
    throw new Error('its XML declares a document type')
  })
  parser.on('error', (error) => {
    throw error
  })
  let decoder: StringDecoder | null = null
  for await (const piece of pieces) {
    took(piece.length)
    decoder ??= new StringDecoder(piece[0] === 0xff && piece[1] === 0xfe ? 'utf16le' : 'utf8')
    sinceTag += piece.length
    parser.write(decoder.write(piece))
    if (sinceTag > mostWithoutTag) throw new Error('a text in its XML is over 32 MiB')
    const resting = rest()
    if (resting !== undefined) await resting
  }
  parser.write(decoder?.end() ?? '')
  parser.close()
}

/** Attributes are asked for without their prefix too: `id` of `r:id`. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  const own = attributes[name]
  if (own !== undefined) return own
  const prefixed = Object.keys(attributes).find((key) => key.endsWith(`:${name}`))
  return prefixed === undefined ? undefined : attributes[prefixed]
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
