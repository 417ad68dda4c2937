import type { Target } from '../rule.ts'
import type { Profile } from './profile.ts'

/** A rule that is proposed, as a source file writes it, before anything is made of it. */
export interface Piece {
  readonly rule: Readonly<Record<string, unknown>> & { readonly rule: string }
  readonly columns: readonly Profile[]
  readonly fills: readonly Fill[]
  /** Why, in a sentence without a period. */
  readonly reason: string
}

export interface Fill {
  readonly target: Target
  /** 0 to 1: how sure it is that the target's values come out right. */
  readonly confidence: number
  /** Filled only since it is usual so: never sure. */
  readonly isConvention?: true
}

/** From here on a proposal is called sure. */
export const sureFrom = 0.9
/** What is filled by convention alone is less sure than that, however sure its column. */
export const conventionAt = 0.7
