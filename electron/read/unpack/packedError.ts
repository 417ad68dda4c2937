import { LoaderError } from '../../../shared/errors.ts'
import type { WorkbookSheets } from '../../../shared/workbook.ts'

/** A packed file whose table can't be had. `what` completes the sentence "leads.zip …". */
export function packedError(name: string, what: string, hint: string, cause?: unknown): LoaderError {
  return new LoaderError('file-packed', `${name} ${what}.`, { file: name, hint, cause })
}

/** What went wrong inside a library that unpacks, in words. */
export function damaged(name: string, cause: unknown): LoaderError {
  if (cause instanceof LoaderError) return cause
  const why = cause instanceof Error ? cause.message : String(cause)
  return packedError(
    name,
    `can't be unpacked: it is damaged or cut off (${why.slice(0, 200)})`,
    'Fetch it again, or unpack it yourself and load the table.',
    cause,
  )
}

/** The same error with the sheets that the workbook has: another one may be read. */
export function withWorkbook(error: unknown, workbook: WorkbookSheets | null): unknown {
  if (error instanceof LoaderError && workbook !== null) error.workbook ??= workbook
  return error
}
