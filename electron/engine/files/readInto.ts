import type { RecordBatch } from '../../read/batches.ts'
import { createEarlierRecords } from '../intake/earlierRecords.ts'
import { createIntake, nothingKnown, type RecordSink } from '../intake/intake.ts'
import { type FileReading, type ReadFilesOptions, readFiles } from './readFiles.ts'
import type { RecognisedFile } from './recognisedFile.ts'

interface ReadInto extends Pick<ReadFilesOptions, 'files' | 'runDate' | 'onProgress'> {
  readonly sink: RecordSink
  readonly signal?: AbortSignal | undefined
  /** Is given each batch before its records are taken in. */
  readonly onBatch?: (file: RecognisedFile, batch: RecordBatch) => void
}

/**
 * Reads files as a load into an empty date does, into any sink: how preview and review come to the load's own counts,
 * repeats and shared licenses over all files included.
 * @throws LoaderError of the file; the signal's reason.
 */
export async function readInto(request: ReadInto): Promise<FileReading[]> {
  const { files, runDate, sink, signal, onBatch, onProgress } = request
  const earlier = createEarlierRecords()
  let current = files[0] as RecognisedFile
  try {
    return await readFiles({
      files,
      runDate,
      intake: createIntake(nothingKnown(), earlier, sink),
      sink,
      earlier: {
        ...earlier,
        beginFile(file, firstReference, read) {
          current = file
          earlier.beginFile(file, firstReference, read)
        },
        remember(batch) {
          onBatch?.(current, batch)
          earlier.remember(batch)
        },
      },
      firstReference: 1,
      ...(signal && { signal }),
      ...(onProgress && { onProgress }),
    })
  } finally {
    earlier.close()
  }
}
