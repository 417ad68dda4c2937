import { count } from '../../../shared/count.ts'
import { LoaderError } from '../../../shared/errors.ts'
import type { Run } from '../../../shared/run.ts'
import { freeBytes } from '../../db/embedded/folder/space.ts'
import type { Engine } from '../engine.ts'
import type { RecognisedInput } from '../files/recogniseFiles.ts'

/**
 * Disk a load takes for each byte of its files, measured with a million invented records: tables and indexes 2.1,
 * write-ahead log and sorting the rest.
 */
const bytesPerInputByte = 4

/** Below this the server may stop for want of space, and then doesn't start again. */
const leastFreeBytes = 64 * 1024 * 1024

const mebibytes = (bytes: number) => `${count(Math.ceil(bytes / 1024 / 1024))} MiB`

/**
 * Refuses a load that would fill the disk of the embedded server, before anything is written. Of another server the
 * disk can't be seen. `base` is the run that is copied first (add).
 * @throws LoaderError database-no-space
 */
export async function requireSpace(
  { target }: Engine,
  inputs: readonly RecognisedInput[],
  base: Run | undefined,
): Promise<void> {
  if (target.dataFolder === null) return
  const free = await freeBytes(target.dataFolder)
  const bytes = inputs.reduce((sum, { file }) => sum + file.text.bytes, 0)
  const needed = leastFreeBytes + bytes * bytesPerInputByte + (base?.sizeBytes ?? 0)
  if (free >= needed) return
  throw new LoaderError(
    'database-no-space',
    `The disk of the data folder has ${mebibytes(free)} free; this load may need ${mebibytes(needed)}.`,
    { hint: 'Nothing was written. Free some space, or move the data folder with --data-dir.' },
  )
}

/** Looks at the disk every half second while a load runs and ends the load before the disk is full. */
export function watchSpace({ target }: Engine, stop: (error: LoaderError) => void): () => void {
  const folder = target.dataFolder
  if (folder === null) return () => undefined
  const timer = setInterval(async () => {
    const free = await freeBytes(folder).catch(() => null) // not knowing is no reason to end a load
    if (free === null || free >= leastFreeBytes / 2) return
    clearInterval(timer)
    stop(
      new LoaderError('database-no-space', `The disk of the data folder has only ${mebibytes(free)} left.`, {
        hint: 'The load was ended and nothing was changed. Free some space and load again.',
      }),
    )
  }, 500)
  timer.unref()
  return () => clearInterval(timer)
}
