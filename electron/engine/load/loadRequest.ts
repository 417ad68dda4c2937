import type { LoadMode } from '../../../shared/run.ts'
import type { EditsRequest } from '../edits/bindEdits.ts'
import type { FilesRequest } from '../files/recogniseFiles.ts'
import type { StageProgress } from './stage/staging.ts'

type PublishWhen = 'passing' | 'always' | 'never'

/** What was reviewed is what is loaded: other bytes, or another run at the date, are refused. */
interface Reviewed {
  readonly files: Readonly<Record<string, { readonly sha256: string; readonly records: number | null }>>
  /** The run that stood published for the date. */
  readonly base: number | null
}

export interface LoadRequest extends FilesRequest {
  /** `YYYY-MM-DD` */
  readonly date: string
  /** What to do when the date has a published run: refuse (new), take its place, or join it. */
  readonly mode: LoadMode
  readonly publish: PublishWhen
  /** What a person saw of the files, by name, and of the date before they asked for the load. */
  readonly reviewed?: Reviewed
  /** Sources that the date is meant to lack. */
  readonly without?: readonly string[]
  /** Sources as they were in the run that stands for the date, instead of as they are now. */
  readonly asThen?: boolean
  /** A role that may read the published schema. */
  readonly reader?: string | undefined
  /** What people changed of the files' records. */
  readonly edits?: EditsRequest | undefined
}

/** Where a load is. Snapshots, not differences: any of them may be skipped. */
export type LoadEvent =
  | { readonly stage: 'inspecting' }
  | { readonly stage: 'copying' | 'keys' | 'reconciling' | 'checking' | 'publishing'; readonly runId: number }
  | {
      readonly stage: 'reading'
      readonly runId: number
      readonly files: readonly (StageProgress & { readonly name: string; readonly bytes: number })[]
    }
