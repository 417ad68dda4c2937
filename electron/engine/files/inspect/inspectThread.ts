import { Worker } from 'node:worker_threads'
import { LoaderError } from '../../../../shared/errors.ts'
import type { FileDrift } from '../../../../shared/window/files.ts'
import type { InspectedFile } from '../../../read/inspect.ts'
import type { SourceFile } from '../../../sources/format/sourceFile.ts'
import type { Source } from '../../../sources/source.ts'
import { type Answer, type Asked, askThread } from '../../askThread.ts'
import type { Inspect } from './inspect.ts'

/** The built worker lies beside the built program; tests run from the sources and use the same built file. */
const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('../../../../out/faults/inspectWorker.js', import.meta.url)
  : new URL('./inspectWorker.js', import.meta.url)

/** A file is held in blocks of 256 kB. */
const limits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 128 }

/** Sources cross as plain data, and are made again there. */
interface InspectAsk {
  readonly path: string
  readonly name: string
  readonly sheet: string | undefined
  readonly sources: readonly SourceFile[] | null
}

/** What the thread answers. */
export interface InspectAnswers {
  inspect(about: InspectAsk): Promise<InspectedFile>
  samples(about: InspectedFile): Promise<string[][]>
  drift(about: {
    readonly file: InspectedFile
    readonly sources: readonly SourceFile[]
  }): Promise<FileDrift | null>
}

/** Reads files for the window without holding up the thread that draws it. */
export interface InspectThread {
  /** @throws LoaderError as inspectFile does */
  readonly inspect: Inspect
  /** Some values of each column. @throws LoaderError as readRecords does */
  readonly samples: InspectAnswers['samples']
  /** What the file's new columns are. @throws LoaderError as readRecords does */
  readonly drift: (file: InspectedFile, sources: readonly Source[]) => Promise<FileDrift | null>
  /** Questions that are open fail with `cancelled`. */
  end(): Promise<void>
}

/** The thread starts with the first question, and anew after one that killed it. */
export function openInspectThread(): InspectThread {
  let current: { worker: Worker; asked: Asked<InspectAnswers> } | null = null

  const started = () => {
    if (current !== null) return current
    const worker = new Worker(workerFile, { resourceLimits: limits, name: 'inspect' })
    const asked = askThread<InspectAnswers>(worker)
    const mine = { worker, asked }
    current = mine
    worker.on('message', (answer: Answer) => asked.receive(answer))
    worker.on('error', (cause) => {
      if (current === mine) current = null
      asked.end(new LoaderError('internal', `Looking at the files failed: ${cause.message}`, { cause }))
    })
    return mine
  }

  return {
    inspect: (path, name, how) =>
      started().asked.ask('inspect')({
        ...{ path, name, sheet: how?.sheet },
        sources: how?.sources?.map(({ file }) => file) ?? null,
      }),
    samples: (file) => started().asked.ask('samples')(file),
    drift: (file, sources) =>
      started().asked.ask('drift')({ file, sources: sources.map((source) => source.file) }),
    async end() {
      const left = current
      current = null
      left?.asked.end(new LoaderError('cancelled', 'The program ends.'))
      await left?.worker.terminate()
    },
  }
}
