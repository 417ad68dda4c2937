import { createHash } from 'node:crypto'
import type { BigIntStats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { LoaderError } from '../../shared/errors.ts'
import { type RecordBatch, type RecordPosition, readBatches, usualBatchBytes } from './batches.ts'
import { fileChanged, inputError, openInput, sameFile, systemCode } from './inputFile.ts'
import type { InspectedFile } from './inspect.ts'

export interface ReadOptions {
  /** Bytes read at a time, about the size of a batch. */
  readonly batchBytes?: number
  /** Begin at this record instead of the first; then no hash is made. */
  readonly from?: RecordPosition
  /** Ends the reading with the signal's reason, between two batches. */
  readonly signal?: AbortSignal
}

/**
 * The data records of an inspected file, pulled batch by batch; without a pull nothing more is read. The last
 * pull proves that the bytes were those of the inspection: by size and SHA-256 when the whole file was read, and
 * always by the file's state on disk before and after.
 * @throws LoaderError file-changed, file-quotes, file-record-too-large, file-missing, file-unreadable
 */
export async function* readRecords(
  file: InspectedFile,
  options: ReadOptions = {},
): AsyncGenerator<RecordBatch, void, void> {
  const { from, signal, batchBytes = usualBatchBytes } = options
  signal?.throwIfAborted()
  const { handle, stats } = await openText(file)
  try {
    // A touched file may still hold the same bytes: only where no hash will tell must its time be the same.
    if (Number(stats.size) !== file.text.bytes) throw fileChanged(file.name)
    if (from && Number(stats.mtimeMs) !== file.text.modifiedMs) throw fileChanged(file.name)
    const hash = from ? null : createHash('sha256')
    let bytes = 0
    const seen = (fresh: Buffer) => {
      bytes += fresh.length
      // Also ends the reading of a file that grows as fast as it is read.
      if (bytes > file.text.bytes) throw fileChanged(file.name)
      hash?.update(fresh)
    }
    const { byteOffset } = file.headerAt
    if (!from && byteOffset > 0) {
      // the mark and the lines above the header
      const above = Buffer.alloc(byteOffset)
      const { bytesRead } = await handle.read(above, 0, byteOffset, 0)
      seen(above.subarray(0, bytesRead))
    }
    try {
      yield* readBatches({
        handle,
        name: file.name,
        encoding: file.encoding,
        shape: file.shape,
        from: from ?? { ...file.headerAt, record: 1 },
        skip: from ? 0 : 1,
        batchBytes,
        signal,
        seen,
      })
    } catch (error) {
      // Where the file was cut off meanwhile, a quote may seem to be left open: say what really happened.
      if (error instanceof LoaderError) await refuseChanged(file, stats)
      throw error
    }
    await refuseOtherOriginal(file)
    if (hash && (bytes !== file.text.bytes || hash.digest('hex') !== file.text.sha256))
      throw fileChanged(file.name)
    await refuseChanged(file, stats)
  } finally {
    await handle.close()
  }
}

/** Opens the file, or what was unpacked from it: that is gone once the file is found to have changed. */
async function openText({ path, name, text }: InspectedFile) {
  try {
    return await openInput(text.path, name)
  } catch (error) {
    const isGone = error instanceof LoaderError && error.code === 'file-missing'
    throw isGone && text.path !== path ? fileChanged(name) : error
  }
}

/** Of an unpacked file: whether the file itself still holds the bytes that it was unpacked from. */
async function refuseOtherOriginal({
  path,
  name,
  text,
  bytes,
  modifiedMs,
  sha256,
}: InspectedFile): Promise<void> {
  if (path === text.path) return
  const { handle, stats } = await openInput(path, name)
  try {
    if (Number(stats.size) !== bytes) throw fileChanged(name)
    if (Number(stats.mtimeMs) === modifiedMs) return
    // touched, or another file with the same bytes
    const hash = createHash('sha256')
    for await (const chunk of handle.createReadStream({ autoClose: false })) hash.update(chunk)
    if (hash.digest('hex') !== sha256) throw fileChanged(name)
  } finally {
    await handle.close()
  }
}

async function refuseChanged(file: InspectedFile, before: BigIntStats): Promise<void> {
  const after = await stat(file.text.path, { bigint: true }).catch((error: unknown) => {
    throw systemCode(error) === 'ENOENT' ? fileChanged(file.name) : inputError(error, file.name)
  })
  if (!sameFile(before, after)) throw fileChanged(file.name)
}
