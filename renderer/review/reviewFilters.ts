import type { ChangedRecords, ReviewFile, ReviewFilter, ReviewState } from '../../shared/window/review.ts'

export const noFilter: ReviewFilter = { show: null, cause: null, search: '', sort: null, neighbours: 0 }

/** Whether the grid shows other records than all in their order. */
export function isFiltered({ show, cause, search, sort }: ReviewFilter): boolean {
  return show !== null || cause !== null || search !== '' || sort !== null
}

/** This file first, then those after it (or before it, going back), around to this one again. */
export function searchOrder(
  files: readonly ReviewFile[],
  id: string,
  direction: 'next' | 'previous',
): ReviewFile[] {
  const here = files.findIndex((file) => file.id === id)
  const forward = [...files.slice(here), ...files.slice(0, here + 1)]
  return direction === 'next'
    ? forward
    : [...files.slice(0, here + 1).reverse(), ...files.slice(here).reverse()]
}

/** Records that fit in all files, so far. */
export function fittingOf(state: ReviewState): number {
  return state.files.reduce((sum, { fitting }) => sum + (fitting ?? 0), 0)
}

/** Which of all that fit the record at this place of a file is; for filters without neighbours. */
export function rankOf(state: ReviewState, fileId: string, row: number): number {
  const here = state.files.findIndex(({ id }) => id === fileId)
  return state.files.slice(0, here).reduce((sum, { fitting }) => sum + (fitting ?? 0), 0) + row + 1
}

/** Records of one kind in all files. */
export function recordsOf(state: ReviewState, kind: keyof ReviewFile['records']): number {
  return state.files.reduce((sum, { records }) => sum + records[kind], 0)
}

/** What has changed since the runs before, in all files: the latest of their dates; null where there was no run. */
export function changedOf({ files }: ReviewState): ChangedRecords | null {
  const known = files.flatMap(({ changed }) => changed ?? [])
  if (known.length === 0) return null
  const isCounted = known.every(({ records }) => records !== null)
  return {
    since: known
      .map(({ since }) => since)
      .sort()
      .at(-1) as string,
    records: isCounted ? known.reduce((sum, { records }) => sum + (records ?? 0), 0) : null,
  }
}
