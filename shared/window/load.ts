import { z } from 'zod'
import type { PlainError } from '../errors.ts'
import { fileChoice } from './files.ts'
import type { RunSummary } from './runs.ts'

export const loadMode = z.enum(['new', 'replace', 'add'])

/** A file with what was reviewed of it: other bytes are not loaded. `records` is null where they were not yet counted. */
export const reviewedFile = fileChoice.extend({
  reviewed: z
    .strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), records: z.int().min(0).nullable() })
    .nullable(),
})
export type ReviewedFile = z.infer<typeof reviewedFile>

/** What a date holds now. */
export interface DateState {
  readonly date: string
  readonly published: RunSummary | null
  /** Somebody else's work on the date that is under way. */
  readonly busy: DateHolder | null
}

export interface DateHolder {
  /** 'ada on desk-3'; null where a program that is not ours holds the date. */
  readonly who: string | null
  /** A change publishes, deletes or restores a run. */
  readonly what: 'load' | 'change'
  /** ISO 8601; null where the server does not tell. */
  readonly since: string | null
}

export interface LoadFileProgress {
  readonly name: string
  readonly rows: number
  readonly rejected: number
  readonly bytesRead: number
  readonly bytes: number
}

/** A snapshot of the load that runs, or of the last one of this window. */
export interface LoadState {
  readonly date: string
  readonly runId: number | null
  readonly stage: 'inspecting' | 'copying' | 'reading' | 'keys' | 'reconciling' | 'checking' | 'ended'
  readonly files: readonly LoadFileProgress[]
  readonly startedAt: string
  /** Records per second while reading. */
  readonly rowsPerSecond: number
  /** Seconds that are left of reading; null where it can't be told. */
  readonly secondsLeft: number | null
  readonly cancelling: boolean
  /** When it has ended: a run that waits, or why there is none. */
  readonly outcome:
    | { readonly kind: 'waiting'; readonly runId: number; readonly notices: readonly string[] }
    | { readonly kind: 'cancelled'; readonly message: string }
    | { readonly kind: 'failed'; readonly error: PlainError }
    | null
}
