import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { LoaderError } from '../../shared/errors.ts'
import { usualBatchBytes } from './batches.ts'
import { openBlocks } from './blocks.ts'
import { decideEncoding } from './decideEncoding.ts'
import type { Encoding } from './encoding.ts'
import { byteOrderMark, type Examined, examine, markBytes } from './examine.ts'
import { fileEmpty, type Header, readHeader } from './header.ts'
import { fileChanged, inputError, openInput, sameFile } from './inputFile.ts'
import { recogniseNotText } from './signatures.ts'

/** What one look at all bytes of a file tells. Plain data: it crosses thread boundaries. */
export interface InspectedFile extends Header {
  readonly path: string
  /** The name that the person gave, for messages. */
  readonly name: string
  readonly bytes: number
  /** Whole milliseconds since 1970. */
  readonly modifiedMs: number
  /** Lower-case hexadecimal. */
  readonly sha256: string
  readonly encoding: Encoding
  /** Why that encoding was taken, a clause: "not valid UTF-8 at byte 1,234 (line 12), so read as Windows-1252". */
  readonly encodingReason: string
  /** Bytes of the byte order mark, which is no part of the text. */
  readonly bomBytes: 0 | 2 | 3
}

/**
 * Reads a file once from end to end, decides how it is to be read, and finds its header.
 * @throws LoaderError file-missing, file-unreadable, file-empty, file-workbook, file-not-text, file-encoding,
 *   file-too-wide, file-no-records, file-quotes, file-record-too-large, file-changed
 */
export async function inspectFile(path: string, name: string): Promise<InspectedFile> {
  const { handle, stats } = await openInput(path, name)
  try {
    const start = await readStart(handle, name)
    if (start.length === 0) throw fileEmpty(name)
    refuseNotText(start, name)
    const examined = await examineFile(handle, name, start)
    const decision = await decideEncoding(handle, name, examined)
    const bomBytes = markBytes[examined.mark]
    const header = await readHeader(handle, name, decision.encoding, bomBytes)
    const after = await handle.stat({ bigint: true })
    if (Number(stats.size) !== examined.bytes || !sameFile(stats, after)) throw fileChanged(name)
    return {
      path,
      name,
      bytes: examined.bytes,
      modifiedMs: Number(stats.mtimeMs),
      sha256: examined.sha256,
      ...decision,
      bomBytes,
      ...header,
    }
  } finally {
    await handle.close()
  }
}

const startBytes = 64 * 1024

async function readStart(handle: FileHandle, name: string): Promise<Buffer> {
  const start = Buffer.allocUnsafe(startBytes)
  const { bytesRead } = await handle.read(start, 0, startBytes, 0).catch((error: unknown) => {
    throw inputError(error, name)
  })
  return start.subarray(0, bytesRead)
}

function refuseNotText(start: Buffer, name: string) {
  const notText = recogniseNotText(start)
  if (!notText) return
  throw notText.kind === 'workbook'
    ? new LoaderError('file-workbook', `${name} is ${notText.what}.`, {
        file: name,
        hint: 'Open it in Excel and save it as CSV UTF-8.',
      })
    : new LoaderError('file-not-text', `${name} is ${notText.what}.`, {
        file: name,
        hint: 'Unpack it, or export it as CSV UTF-8.',
      })
}

async function examineFile(handle: FileHandle, name: string, start: Buffer): Promise<Examined> {
  const hash = createHash('sha256')
  const mark = byteOrderMark(start)
  const examination = examine(mark)
  let bytes = 0
  const blocks = openBlocks(handle, name, 0, usualBatchBytes, (fresh) => {
    bytes += fresh.length
    hash.update(fresh)
    examination.add(fresh)
  })
  try {
    let ended = false
    while (!ended) ended = (await blocks.next(0)).last
  } finally {
    await blocks.settled()
  }
  return { start, mark, bytes, sha256: hash.digest('hex'), ...examination.end() }
}
