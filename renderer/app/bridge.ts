import type { Bridge, Result } from '../../shared/contract.ts'
import type { PlainError } from '../../shared/errors.ts'

export type { Bridge, PlainError, Result }

/** The answer of a call; one that never came (the main process is gone) is a failure like the others. */
export async function ask<T>(answer: Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await answer
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { ok: false, error: { code: 'internal', message } }
  }
}
