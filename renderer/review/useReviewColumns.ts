import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { ReviewFile } from '../../shared/window/review.ts'
import { useStores } from '../app/useStores.ts'
import { cleanedColumns, type ReviewColumn, rawColumns } from './reviewColumns.ts'

/** The columns of a file as it is looked at now, those that are hidden left out. */
export function useReviewColumns(file: ReviewFile): readonly ReviewColumn[] {
  const all = useAllReviewColumns(file)
  const { review } = useStores()
  const hidden = useStore(review, (state) => state.hidden)
  return useMemo(() => all.filter(({ key }) => !hidden.has(key)), [all, hidden])
}

export function useAllReviewColumns(file: ReviewFile): readonly ReviewColumn[] {
  const { mapping, review } = useStores()
  const view = useStore(review, (state) => state.view)
  const table = useStore(mapping, (state) => state.tables[file.id])
  // The header is one and the same for all snapshots of a file.
  const { id, header } = file
  // biome-ignore lint/correctness/useExhaustiveDependencies: a snapshot changes the counts, not the columns
  return useMemo(
    () =>
      view === 'raw' ? rawColumns(file) : table?.state === 'ready' ? cleanedColumns(table.value, header) : [],
    [view, id, header.length, table],
  )
}
