import type { LoadMode } from '../../../shared/run.ts'
import type { EditsRequest } from '../edits/bindEdits.ts'
import type { FilesRequest } from '../files/recogniseFiles.ts'
import type { StageProgress } from './stage/staging.ts'

export type PublishWhen = 'passing' | 'always' | 'never'

export interface LoadRequest extends FilesRequest {
  /** `YYYY-MM-DD` */
  readonly date: string
  /** What to do when the date has a published run: refuse (new), take its place, or join it. */
  readonly mode: LoadMode
  readonly publish: PublishWhen
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
