import { pipeline, type Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import { damaged, packedError } from './packedError.ts'

/** The parts of a zip archive, by their names in it. */
export interface Archive {
  readonly entries: readonly Entry[]
  /** What the entry holds, once it is proved to be whole: by its size and its checksum. */
  open(entry: Entry): AsyncIterable<Buffer>
  close(): void
}

const mostEntries = 10_000

/** @throws LoaderError file-packed */
export async function openArchive(path: string, name: string): Promise<Archive> {
  const { openPromise } = await import('yauzl')
  let file: ZipFile | undefined
  try {
    file = await openPromise(path, { autoClose: false })
    const entries: Entry[] = []
    for await (const entry of file.eachEntry()) {
      entries.push(entry)
      if (entries.length > mostEntries)
        throw packedError(name, 'holds over 10,000 files', 'Load the tables one by one.')
    }
    const archive = file
    return {
      entries,
      open: (entry) => openEntry(archive, entry, name),
      close: () => archive.close(),
    }
  } catch (error) {
    file?.close()
    throw damaged(name, error)
  }
}

/** Pieces of this size: the library's own are so small that a large sheet takes twice as long. */
const pieceBytes = 256 * 1024

const stored = 0
const deflated = 8

async function* openEntry(archive: ZipFile, entry: Entry, name: string): AsyncGenerator<Buffer, void, void> {
  if (entry.isEncrypted())
    throw packedError(name, 'is protected with a password', 'Unpack it yourself and load the table in it.')
  if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated)
    throw packedError(
      name,
      'is compressed in a way that is not read',
      'Unpack it yourself and load the table in it.',
    )
  const raw = await archive.openReadStreamPromise(entry, { decodeFileData: false })
  const whole = entry.compressionMethod === stored ? raw : inflated(raw)
  let bytes = 0
  let checksum = 0
  for await (const piece of whole as AsyncIterable<Buffer>) {
    bytes += piece.length
    checksum = crc32(piece, checksum)
    yield piece
  }
  if (bytes !== entry.uncompressedSize || checksum !== entry.crc32)
    throw new Error('its checksum is another one')
}

function inflated(raw: Readable): Readable {
  const inflate = createInflateRaw({ chunkSize: pieceBytes })
  // errors of the one are told by the other, which is read
  return pipeline(raw, inflate, () => undefined)
}

/** Whether the archive is an Office document, whose parts are described in one place (ECMA-376, part 2). */
export function isOfficeDocument({ entries }: Archive): boolean {
  return entries.some(({ fileName }) => fileName === '[Content_Types].xml')
}

/** Whether it is a document of LibreOffice and the like (OpenDocument 1.3, part 2: its first part is `mimetype`). */
export function isOpenDocument({ entries }: Archive): boolean {
  return entries[0]?.fileName === 'mimetype' && entries.some(({ fileName }) => fileName === 'content.xml')
}

const tableEnding = /\.(?:csv|tsv|tab|psv|xlsx|xlsm|csv\.gz|tsv\.gz)$/i
const textEnding = /\.(?:txt|dat|gz)$/i

/**
 * The one table of an archive: a text file counts only where nothing is called a table.
 * @throws LoaderError file-packed: none, or several
 */
export function onlyTable({ entries }: Archive, name: string): Entry {
  const files = entries.filter(
    ({ fileName }) =>
      !fileName.endsWith('/') && !/(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/.test(fileName),
  )
  const tables = files.filter(({ fileName }) => tableEnding.test(fileName))
  const texts = files.filter(({ fileName }) => textEnding.test(fileName))
  const found = tables.length > 0 ? tables : texts.length > 0 ? texts : files
  if (found.length === 1) return found[0] as Entry
  const names = found.slice(0, 5).map(({ fileName }) => fileName)
  throw found.length === 0
    ? packedError(name, 'is a zip archive with no table in it', 'See whether it is the right file.')
    : packedError(
        name,
        `is a zip archive with ${found.length} files in it: ${names.join(', ')}${found.length > 5 ? ' and others' : ''}`,
        'Unpack it and load the tables one by one.',
      )
}
