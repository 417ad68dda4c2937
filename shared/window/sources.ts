import { z } from 'zod'
import { longestReason } from './limits.ts'

/** A source as Settings lists it; `paused`: since when (ISO 8601 in UTC), by whom and why no run is asked for it. */
export interface SourceView {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly paused: { readonly at: string; readonly who: string; readonly why: string } | null
}

export const pauseChange = z.strictObject({
  source: z.string().min(1).max(64),
  paused: z.boolean(),
  why: z.string().trim().max(longestReason),
})
export type PauseChange = z.infer<typeof pauseChange>
