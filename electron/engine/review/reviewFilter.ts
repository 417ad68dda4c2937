import type { Cause } from '../../../shared/causes.ts'
import type { ReviewFilter } from '../../../shared/window/review.ts'
import type { RecordBatch } from '../../read/batches.ts'
import { readRecords } from '../../read/records.ts'
import { readOne } from '../files/readFiles.ts'
import { valueText } from './cellText.ts'
import { readAt } from './readRows.ts'
import { editedRecords, type ReviewedFile } from './reviewedFile.ts'

/** Which records of which file a filter shows, in which order; it grows while records are looked through. */
export interface FilteredRecords {
  readonly filter: ReviewFilter
  /** By file: the records that fit, and those that are shown: with their neighbours. */
  readonly fitting: readonly (readonly number[])[]
  readonly shown: readonly (readonly number[])[]
  readonly done: boolean
  /** Takes in what came since. */
  refresh(): void
}

interface FilterParts {
  readonly parts: readonly ReviewedFile[]
  /** All records are read. */
  readonly isRead: () => boolean
  readonly signal: AbortSignal
  readonly onProgress: () => void
  /** Resolves when it is known what has changed since the run before. */
  readonly changedCounted: () => Promise<void>
  /** Lets others go first. */
  readonly pause: () => Promise<void>
}

/** @returns null where every record is shown in its order. */
export function filterRecords(filter: ReviewFilter, own: FilterParts): FilteredRecords | null {
  const { show, cause, search, sort } = filter
  if (show === null && cause === null && search === '' && sort === null) return null
  const { parts, onProgress } = own
  const fitting = parts.map((): number[] => [])
  const shown = filter.neighbours === 0 || sort !== null ? fitting : parts.map((): number[] => [])
  const state = { done: false }
  const look =
    search === '' && sort === null
      ? byProblems(filter, own, fitting)
      : byReading(filter, own, fitting, () => {
          state.done = true
          onProgress()
        })
  const refresh = () => {
    if (state.done && shown === fitting) return
    if (look()) state.done = true
    if (shown === fitting) return
    for (const [number, part] of parts.entries())
      addNeighbours(
        fitting[number] as number[],
        shown[number] as number[],
        filter.neighbours,
        part.counts.rowsRead,
      )
  }
  refresh()
  return {
    filter,
    fitting,
    shown,
    refresh,
    get done() {
      return state.done
    },
  }
}

/** What the lists of problems and edits tell is known at once, and grows with them. Gives whether that was all. */
function byProblems(
  filter: ReviewFilter,
  { parts, isRead }: FilterParts,
  fitting: number[][],
): () => boolean {
  const entries = parts.map(() => 0)
  return () => {
    const ended = isRead() && (filter.show !== 'changed' || parts.every(({ changed }) => changed !== null))
    for (const [number, part] of parts.entries())
      entries[number] = addCandidates(part, filter, entries[number] as number, fitting[number] as number[])
    return ended
  }
}

/** `shown` anew, as `fitting` with the records around. */
function addNeighbours(fitting: readonly number[], shown: number[], neighbours: number, last: number): void {
  shown.length = 0
  for (const hit of fitting) {
    const from = Math.max(1, hit - neighbours, (shown.at(-1) ?? 0) + 1)
    for (let record = from; record <= Math.min(last, hit + neighbours); record += 1) shown.push(record)
  }
}

/** Appends the records that fit show and cause. @returns how many problems were looked at. */
function addCandidates(
  part: ReviewedFile,
  { show, cause }: ReviewFilter,
  from: number,
  hits: number[],
): number {
  if (show === 'edited') {
    hits.length = 0
    for (const record of editedRecords(part))
      if (cause === null || part.issues.has(record, cause as Cause)) hits.push(record)
    return 0
  }
  if (show === 'changed' || show === 'aside') {
    hits.length = 0
    const list = show === 'changed' ? part.changed : part.aside
    for (let at = 0; list !== null && at < list.length; at += 1)
      if (cause === null || part.issues.has(list.at(at), cause as Cause)) hits.push(list.at(at))
    return 0
  }
  const severity = show === 'rejected' ? 'reject' : show === 'warned' ? 'warning' : null
  return part.issues.matching({ severity, cause }, from, (record) => {
    if (hits.at(-1) !== record) hits.push(record)
  })
}

type Sorted = { readonly record: number; readonly key: string | number | null }

/** A search or an order needs the cells: all files are read again, or the records that fit the rest of the filter. */
function byReading(
  filter: ReviewFilter,
  own: FilterParts,
  fitting: number[][],
  ended: () => void,
): () => boolean {
  const run = async () => {
    if (filter.show === 'changed') await own.changedCounted()
    for (const [number, part] of own.parts.entries())
      await filterFile(filter, part, fitting[number] as number[], own)
  }
  // what is wrong with a file is told by the reading of all records
  void run()
    .catch(() => undefined)
    .finally(ended)
  return () => false
}

async function filterFile(
  filter: ReviewFilter,
  part: ReviewedFile,
  hits: number[],
  own: FilterParts,
): Promise<void> {
  const { search, sort } = filter
  const holds = search === '' ? null : searcher(search)
  const sorted: Sorted[] = []
  const look = (batch: RecordBatch, index: number) => {
    const values = valuesOf(part, batch, index)
    if (holds !== null && !values.some(holds)) return
    const record = batch.firstRecord + index
    if (sort === null) hits.push(record)
    else sorted.push({ record, key: values.key(sort.column) })
  }
  const { show, cause } = filter
  if (show !== null || cause !== null) {
    const candidates: number[] = []
    addCandidates(part, filter, 0, candidates)
    await readAt(part, candidates, own.signal, (batch, index) => {
      look(batch, index)
      return true
    })
  } else {
    for await (const batch of readRecords(part.file.file, { signal: own.signal })) {
      for (let index = 0; index < batch.count; index += 1) look(batch, index)
      own.onProgress()
      await own.pause()
    }
  }
  if (sort === null) return
  sorted.sort(orderOf(sort.descending))
  for (const { record } of sorted) hits.push(record)
}

/** Without regard to case, by the words as they are typed. */
function searcher(search: string): (text: string) => boolean {
  const pattern = new RegExp(search.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'iu')
  return (text) => pattern.test(text)
}

/** What stands in a record: cells as the file says them and as they lie over it, and what they become. */
function valuesOf(part: ReviewedFile, batch: RecordBatch, index: number) {
  const raw = batch.cells[index] as readonly string[]
  const over = part.file.overlay?.again(batch.firstRecord + index, raw) ?? raw
  const cleaned = () => {
    const { record } = over === raw ? readOne(batch, index, part.file, part.read) : part.read(over)
    const { attributes, ...fields } = record
    return {
      ...fields,
      ...Object.fromEntries(Object.entries(attributes).map(([key, value]) => [`attributes.${key}`, value])),
    }
  }
  return {
    some(holds: (text: string) => boolean): boolean {
      if (batch.problem[index] === null ? raw.some(holds) : holds(batch.rawOf(index))) return true
      if (over !== raw && over.some(holds)) return true
      return Object.values(cleaned()).some((value) => {
        const text = valueText(value)
        return text !== null && holds(text)
      })
    },
    key(column: string | number): string | number | null {
      if (typeof column === 'number') return keyOf(over[column] ?? null)
      return keyOf((cleaned() as Record<string, unknown>)[column] ?? null)
    },
  }
}

/** Characters by which records are ordered. */
const orderedBy = 40

function keyOf(value: unknown): string | number | null {
  if (typeof value === 'number') return value
  const text = valueText(value)
  if (text === null || text.trim() === '') return null
  const number = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  // a copy, since a slice keeps its block of the file
  return Number.isNaN(number) ? Buffer.from(text.slice(0, orderedBy).toLowerCase()).toString() : number
}

/** Numbers before texts, nothing last. */
function orderOf(descending: boolean): (a: Sorted, b: Sorted) => number {
  const sign = descending ? -1 : 1
  return ({ key: a, record: first }, { key: b, record: second }) => {
    if (a === b) return first - second
    if (a === null || b === null) return a === null ? 1 : -1
    if (typeof a !== typeof b) return (typeof a === 'number' ? -1 : 1) * sign
    return (a < b ? -1 : 1) * sign
  }
}
