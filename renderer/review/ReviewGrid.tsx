import { useCallback, useMemo } from 'react'
import { useStore } from 'zustand'
import type { ReviewFile, ReviewRow } from '../../shared/window/review.ts'
import { useStores } from '../app/useStores.ts'
import type { GridCell, GridColumn, GridContent } from '../components/grid/content.ts'
import { Grid } from '../components/grid/Grid.tsx'
import { useInFrames } from '../components/grid/useInFrames.ts'
import { cellText } from '../text/display.ts'
import { CellEditor } from './CellEditor.tsx'
import { NoRecords } from './NoRecords.tsx'
import type { ReviewColumn } from './reviewColumns.ts'
import { isFiltered } from './reviewFilters.ts'
import { useReviewColumns } from './useReviewColumns.ts'

const monoFields = new Set(['license_number', 'zip', 'phone', 'phone2', 'provider_id'])

export function ReviewGrid({ file }: { readonly file: ReviewFile }) {
  const { review } = useStores()
  const view = useStore(review, (state) => state.view)
  const active = useStore(review, (state) => state.active)
  const filter = useStore(review, (state) => state.filter)
  const editing = useStore(review, (state) => state.editing)
  const version = useInFrames(review, (state) => state.rowsVersion)
  const columns = useReviewColumns(file)
  const { sort } = filter
  const gridColumns = useMemo(
    () =>
      columns.map(
        (column): GridColumn => ({
          key: column.key,
          label: cellText(column.label),
          detail: column.target,
          width: column.width,
          leading: view === 'cleaned' && column.key === 'company',
          mono: view === 'cleaned' && monoFields.has(column.key),
          sorted:
            sort === null || sort.column !== column.sort
              ? null
              : sort.descending
                ? 'descending'
                : 'ascending',
        }),
      ),
    [columns, view, sort],
  )
  const onRange = useCallback(
    (first: number, last: number) => review.getState().ensure(first, last),
    [review],
  )
  const content = contents(columns)
  const filtered = isFiltered(filter)
  const order = filtered ? JSON.stringify(filter) : ''
  return (
    <Grid
      key={`${file.id} ${view}`}
      label={`Records of ${file.name}, ${view === 'raw' ? 'as the file says' : 'as they become'}`}
      headLabel="Line"
      columns={gridColumns}
      rowCount={filtered ? (file.shown ?? 0) : file.counts.read}
      version={version}
      active={active}
      order={order}
      onActive={({ row, column }) => review.getState().setActive(row, column)}
      onRange={onRange}
      onSort={(key) => {
        const column = columns.find((one) => one.key === key)?.sort ?? null
        if (column === null) return
        // ascending, descending, as the file has them
        const same = sort?.column === column
        const next = !same
          ? { column, descending: false }
          : sort.descending
            ? null
            : { column, descending: true }
        void review.getState().setFilter({ sort: next })
      }}
      onEdit={({ row, column }, typed) => {
        const place = columns[column]?.place ?? null
        if (row !== active.row || column !== active.column) review.getState().setActive(row, column)
        if (place !== null) review.getState().beginEdit(place, typed)
      }}
      editor={
        editing === null ? undefined : (
          <CellEditor key={`${editing.record} ${editing.place}`} file={file} cell={editing} />
        )
      }
      content={(row) => {
        const record = review.getState().row(row)
        return record === undefined ? null : content(record)
      }}
      empty={<NoRecords file={file} />}
    />
  )
}

/** Kept per record and columns: rows are drawn again only when they are others. */
const cache = new WeakMap<readonly ReviewColumn[], WeakMap<ReviewRow, GridContent>>()

function contents(columns: readonly ReviewColumn[]): (row: ReviewRow) => GridContent {
  const known = cache.get(columns) ?? new WeakMap<ReviewRow, GridContent>()
  cache.set(columns, known)
  return (row) => {
    const before = known.get(row)
    if (before !== undefined) return before
    const made = contentOf(row, columns)
    known.set(row, made)
    return made
  }
}

function contentOf(row: ReviewRow, columns: readonly ReviewColumn[]): GridContent {
  const tone = row.rejected ? 'bad' : row.issues.length > 0 ? 'warn' : undefined
  const look = row.leftOut ? 'review-left-out' : row.fits ? undefined : 'grid-faint'
  return {
    head: String(row.line),
    cells: columns.map((column) => cellOf(row, column)),
    ...(tone !== undefined && { tone }),
    ...(look !== undefined && { look }),
  }
}

function cellOf(row: ReviewRow, column: ReviewColumn): GridCell {
  const value = row.leftOut ? (row.raw[column.place ?? -1] ?? null) : column.value(row)
  const text = value === null ? null : cellText(value)
  const edited = row.edited.some(({ place }) => place === column.place)
  const issue = row.issues.find(column.marks)
  if (issue !== undefined) {
    const tone = issue.severity === 'reject' ? 'bad' : 'warn'
    return { text, edited, tone, title: cellText(issue.reason) }
  }
  return text !== null && text.length > 14 ? { text, edited, title: text } : { text, edited }
}
