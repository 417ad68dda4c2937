import type { Cause } from '../../shared/causes.ts'

/** Something odd about a value. `why` completes the sentence "Capacity: '12O' …", e.g. "is not a number". */
export interface Problem {
  readonly cause: Cause
  readonly why: string
}

/** What a cleaning step makes of one cell: the value, null when the cell says nothing, and what was odd. */
export interface Cleaned<T> {
  readonly value: T | null
  readonly problem: Problem | null
}

/** The cell is empty: nothing to say, nothing wrong. One shared object, since most records have some. */
export const nothing: Cleaned<never> = { value: null, problem: null }

export function cleaned<T>(value: T): Cleaned<T> {
  return { value, problem: null }
}

/** The value can't be understood: it loads as empty, with a warning. */
export function notUnderstood(cause: Cause, why: string): Cleaned<never> {
  return { value: null, problem: { cause, why } }
}

/** The value is kept, and a person should look at it. */
export function odd<T>(value: T, cause: Cause, why: string): Cleaned<T> {
  return { value, problem: { cause, why } }
}
