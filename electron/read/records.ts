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
  const { handle, stats } = await openInput(file.path, file.name)
  try {
    // A touched file may still hold the same bytes: only where no hash will tell must its time be the same.
    if (Number(stats.size) !== file.bytes) throw fileChanged(file.name)
    if (from && Number(stats.mtimeMs) !== file.modifiedMs) throw fileChanged(file.name)
    const hash = from ? null : createHash('sha256')
    let bytes = 0
    const seen = (fresh: Buffer) => {
      bytes += fresh.length
      // Also ends the reading of a file that grows as fast as it is read.
      if (bytes > file.bytes) throw fileChanged(file.name)
      hash?.update(fresh)
    }
    if (!from && file.bomBytes > 0) {
      const mark = Buffer.alloc(file.bomBytes)
      const { bytesRead } = await handle.read(mark, 0, file.bomBytes, 0)
      seen(mark.subarray(0, bytesRead))
    }
    try {
      yield* readBatches({
        handle,
        name: file.name,
        encoding: file.encoding,
        from: from ?? { record: 1, line: 1, byteOffset: file.bomBytes },
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
    if (hash && (bytes !== file.bytes || hash.digest('hex') !== file.sha256)) throw fileChanged(file.name)
    await refuseChanged(file, stats)
  } finally {
    await handle.close()
  }
}

async function refuseChanged(file: InspectedFile, before: BigIntStats): Promise<void> {
  const after = await stat(file.path, { bigint: true }).catch((error: unknown) => {
    throw systemCode(error) === 'ENOENT' ? fileChanged(file.name) : inputError(error, file.name)
  })
  if (!sameFile(before, after)) throw fileChanged(file.name)
}
