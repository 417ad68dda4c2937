import type { PlainError, Result } from '../app/bridge.ts'

/** What a screen shows of an answer: skeleton, error with remedy, or the value. */
export type Loadable<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: PlainError }
  | { readonly state: 'ready'; readonly value: T }

export const loading: { readonly state: 'loading' } = { state: 'loading' }

export function ready<T>(value: T): Loadable<T> {
  return { state: 'ready', value }
}

export function settled<T>(result: Result<T>): Loadable<T> {
  return result.ok ? ready(result.value) : { state: 'failed', error: result.error }
}

/** Rows that come page by page: what is known of them, null until the first page is here. */
export function paged<T>(error: PlainError | null, known: T | null): Loadable<T> {
  if (error !== null) return { state: 'failed', error }
  return known === null ? loading : ready(known)
}

export function readyValue<T>(loadable: Loadable<T>): T | null {
  return loadable.state === 'ready' ? loadable.value : null
}
