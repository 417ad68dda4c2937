import { createHash } from 'node:crypto'
import { type FileHandle, rm } from 'node:fs/promises'
import { delimiterNames } from '../../shared/delimiter.ts'
import type { WorkbookSheets } from '../../shared/workbook.ts'
import { usualBatchBytes } from './batches.ts'
import { openBlocks } from './blocks.ts'
import { decideEncoding } from './decode/decideEncoding.ts'
import { decode, type Encoding } from './decode/encoding.ts'
import { byteOrderMark, type Examined, examine, markBytes, unmarkedUtf16 } from './examine.ts'
import { fileChanged, inputError, openInput, sameFile } from './inputFile.ts'
import { fileEmpty, type Header, type JudgeHeader, readHeader } from './shape/header.ts'
import { compoundFileError, isCompoundFile, refuseOtherKinds } from './shape/otherKinds.ts'
import { type Packing, packingOf } from './shape/packing.ts'
import { askedDelimiter } from './shape/separatorLine.ts'
import type { TextShape } from './shape/shape.ts'

/** What one look at all bytes of a file tells. Plain data: it crosses thread boundaries. */
export interface InspectedFile extends Pick<Header, 'header' | 'headerLine' | 'headerAt' | 'firstRecord'> {
  readonly path: string
  /** The name that the person gave, for messages. */
  readonly name: string
  readonly bytes: number
  /** Whole milliseconds since 1970. */
  readonly modifiedMs: number
  /** Of the file as it is, also where it is unpacked. Lower-case hexadecimal. */
  readonly sha256: string
  /** Where its text stands: the file itself, or what was unpacked from it. */
  readonly text: {
    readonly path: string
    readonly bytes: number
    readonly modifiedMs: number
    readonly sha256: string
  }
  readonly encoding: Encoding
  /** Why that encoding was taken, a clause: "3 bytes are not UTF-8 (lines 4, 7 and 9), read as Windows-1252". */
  readonly encodingReason: string
  /** Bytes of the byte order mark, which is no part of the text. */
  readonly bomBytes: 0 | 2 | 3
  readonly shape: TextShape
  /** Lines above the header (title, date, blank), cut at 1,000 characters each. */
  readonly linesAbove: readonly string[]
  /** What a person should know about how the file is read, in sentences. */
  readonly notes: readonly string[]
  /** Null where the file is no workbook. */
  readonly workbook: WorkbookSheets | null
}

interface InspectOptions {
  /** Knows the headers of the sources; without it no header is known. */
  readonly judge?: JudgeHeader
  /** Name of a workbook's sheet; the first one where it is null. */
  readonly sheet?: string | null
}

/**
 * Reads a file once from end to end, decides how it is to be read, and finds its header.
 * @throws LoaderError file-missing, file-unreadable, file-empty, file-workbook, file-not-text, file-encoding,
 *   file-too-wide, file-no-records, file-quotes, file-record-too-large, file-changed
 */
export async function inspectFile(
  path: string,
  name: string,
  { judge = knowsNone, sheet = null }: InspectOptions = {},
): Promise<InspectedFile> {
  const { handle, stats } = await openInput(path, name)
  try {
    const start = await readStart(handle, name)
    if (start.length === 0) throw fileEmpty(name)
    if (isCompoundFile(start)) throw await compoundFileError(handle, start, name)
    const packing = packingOf(start)
    const text =
      packing === null
        ? await inspectText(handle, name, start, 'text', judge)
        : await inspectPacked(handle, path, name, packing, { judge, sheet })
    const after = await handle.stat({ bigint: true })
    if (Number(stats.size) !== text.bytes || !sameFile(stats, after)) throw fileChanged(name)
    const { bytes, sha256 } = text
    const modifiedMs = Number(stats.mtimeMs)
    return { path, name, modifiedMs, text: { path, bytes, modifiedMs, sha256 }, ...text }
  } finally {
    await handle.close()
  }
}

async function inspectPacked(
  handle: FileHandle,
  path: string,
  name: string,
  packing: Packing,
  { judge, sheet }: Required<InspectOptions>,
): Promise<InspectedText & Pick<InspectedFile, 'text'>> {
  const { bytes, sha256 } = await readThrough(handle, name, () => undefined)
  const [{ unpackTable }, { withWorkbook }] = await Promise.all([
    import('./unpack/unpack.ts'),
    import('./unpack/packedError.ts'),
  ])
  const unpacked = await unpackTable(path, name, packing, sheet)
  const input = await openInput(unpacked.path, name)
  try {
    const start = await readStart(input.handle, name)
    if (start.length === 0) throw fileEmpty(name)
    const inner = await inspectText(input.handle, name, start, unpacked.kind, judge)
    const { path } = unpacked
    const modifiedMs = Number(input.stats.mtimeMs)
    return {
      ...inner,
      ...(unpacked.kind === 'sheet' && { encodingReason: 'the text of a workbook is Unicode' }),
      notes: [...unpacked.notes, ...inner.notes],
      workbook: unpacked.workbook,
      bytes,
      sha256,
      text: { path, bytes: inner.bytes, modifiedMs, sha256: inner.sha256 },
    }
  } catch (error) {
    // Removed when the process ends, where it can't be while it is open.
    await rm(unpacked.path, { force: true }).catch(() => undefined)
    throw withWorkbook(error, unpacked.workbook)
  } finally {
    await input.handle.close()
  }
}

const knowsNone = () => 0

/** How a text is read; `bytes` and `sha256` are of the text. */
type InspectedText = Omit<InspectedFile, 'path' | 'name' | 'modifiedMs' | 'text'>

async function inspectText(
  handle: FileHandle,
  name: string,
  start: Buffer,
  kind: TextShape['kind'],
  judge: JudgeHeader,
): Promise<InspectedText> {
  if (kind === 'text') refuseOtherKinds(start, name)
  const examined = await examineFile(handle, name, start)
  const { notes, ...decision } = await decideEncoding(handle, name, examined)
  const { encoding } = decision
  const bomBytes = markBytes[examined.mark]
  const separator = kind === 'text' ? askedDelimiter(start.subarray(bomBytes), encoding) : null
  const begin = { record: 0, line: 1, byteOffset: bomBytes }
  const from = separator === null ? begin : { record: 0, line: 2, byteOffset: bomBytes + separator.bytes }
  const found = await readHeader({ handle, name, encoding, kind, from }, judge, separator?.delimiter ?? null)
  const { delimiter, ...header } = found
  const linesAbove = await readLines(handle, name, encoding, from.byteOffset, header.headerAt.byteOffset)
  return {
    bytes: examined.bytes,
    sha256: examined.sha256,
    ...decision,
    ...header,
    bomBytes,
    shape: { delimiter, kind, columns: header.header.length },
    linesAbove,
    workbook: null,
    notes: [...notes, ...shapeNotes(delimiter, separator !== null, linesAbove, header.headerLine)],
  }
}

function shapeNotes(
  delimiter: TextShape['delimiter'],
  isAsked: boolean,
  linesAbove: readonly string[],
  headerLine: number,
): string[] {
  const notes: string[] = []
  if (delimiter !== ',' || isAsked)
    notes.push(
      `Its cells stand between ${delimiterNames[delimiter]}${isAsked ? ', as its first line says' : ''}.`,
    )
  const { length } = linesAbove
  if (length > 0)
    notes.push(
      `${length === 1 ? '1 line' : `${length} lines`} above the header (line ${headerLine}) ${length === 1 ? 'was' : 'were'} skipped: ${shownLines(linesAbove)}`,
    )
  return notes
}

function shownLines(lines: readonly string[]): string {
  const filled = lines.map((line) => line.replace(/[\s,;|]+/g, ' ').trim()).filter((line) => line !== '')
  const shown = filled.slice(0, 3).map((line) => `“${line.length > 80 ? `${line.slice(0, 79)}…` : line}”`)
  return `${shown.join(', ')}${filled.length > shown.length ? ' and others' : ''}.`
}

const longestLine = 1000

/** The lines of a part of the file, each without its ending. */
async function readLines(
  handle: FileHandle,
  name: string,
  encoding: Encoding,
  from: number,
  end: number,
): Promise<string[]> {
  if (end === from) return []
  const bytes = Buffer.alloc(end - from)
  await handle.read(bytes, 0, bytes.length, from).catch((error: unknown) => {
    throw inputError(error, name)
  })
  const lines = decode(bytes, encoding).text.split(/\r\n|\r|\n/)
  return lines.slice(0, -1).map((line) => line.slice(0, longestLine))
}

const startBytes = 64 * 1024

async function readStart(handle: FileHandle, name: string): Promise<Buffer> {
  const start = Buffer.allocUnsafe(startBytes)
  const { bytesRead } = await handle.read(start, 0, startBytes, 0).catch((error: unknown) => {
    throw inputError(error, name)
  })
  return start.subarray(0, bytesRead)
}

async function examineFile(handle: FileHandle, name: string, start: Buffer): Promise<Examined> {
  const mark = byteOrderMark(start)
  const unit = mark === 'none' ? unmarkedUtf16(start) : mark
  const examination = examine(unit)
  const read = await readThrough(handle, name, (fresh) => examination.add(fresh))
  return { start, mark, unit, ...read, ...examination.end() }
}

/** Reads a file from end to end. */
async function readThrough(
  handle: FileHandle,
  name: string,
  add: (fresh: Buffer) => void,
): Promise<Pick<Examined, 'bytes' | 'sha256'>> {
  const hash = createHash('sha256')
  let bytes = 0
  const blocks = openBlocks(handle, name, 0, usualBatchBytes, (fresh) => {
    bytes += fresh.length
    hash.update(fresh)
    add(fresh)
  })
  try {
    let ended = false
    while (!ended) ended = (await blocks.next(0)).last
  } finally {
    await blocks.settled()
  }
  return { bytes, sha256: hash.digest('hex') }
}
