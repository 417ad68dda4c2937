import type { Run } from '../../../shared/run.ts'
import type { Client } from '../../db/connection/connect.ts'
import type { Engine } from '../engine.ts'
import type { RecognisedInput } from '../files/recogniseFiles.ts'
import type { LoadEvent, LoadRequest } from './loadRequest.ts'
import type { StageThread } from './stage/stageThread.ts'

/** What the parts of a load share. */
export interface LoadStory {
  readonly engine: Engine
  readonly request: LoadRequest
  /** Holds the date's lock and the run's, and runs the publishing transaction. */
  readonly control: Client
  /** The run that stands published for the date. */
  readonly base: Run | undefined
  readonly inputs: readonly RecognisedInput[]
  /** Reads the files. */
  readonly thread: StageThread
  readonly signal: AbortSignal
  /** When the signal fired, by the clock that only goes on; null before. */
  readonly abortedAt: () => number | null
  readonly onEvent: (event: LoadEvent) => void
}
