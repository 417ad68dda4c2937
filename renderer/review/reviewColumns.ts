import type { RecordField } from '../../shared/columns.ts'
import type { MappingTable } from '../../shared/window/files.ts'
import type { ReviewFile, ReviewRow } from '../../shared/window/review.ts'
import { fieldLabels, fieldOrder, labelOfAttribute, wideFields } from '../text/fields.ts'

/** A column of the review's grid. `key` is the field or attribute, or the place of a file's column. */
export interface ReviewColumn {
  readonly key: string
  readonly label: string
  /** `facility.company` under a cleaned column's label. */
  readonly target: string | null
  readonly width: number
  /** Place of the file's column that feeds it, which an edit changes; null where there is none. */
  readonly place: number | null
  /** What rows are ordered by; null where they can't be. */
  readonly sort: number | string | null
  readonly value: (row: ReviewRow) => string | null
  /** Names under which an issue points at this column. */
  readonly marks: (issue: ReviewRow['issues'][number]) => boolean
}

/** Columns that hold a name or an address in most files. */
const wideHeaders = /name|company|address|caregiver|email|type/i

/** The file's own columns, in its order. */
export function rawColumns(file: ReviewFile): ReviewColumn[] {
  return file.header.map((header, index) => ({
    key: String(index),
    label: header === '' ? '(no header)' : header,
    target: null,
    place: index,
    sort: index,
    width: wideHeaders.test(header) ? 230 : Math.min(220, Math.max(120, header.length * 8 + 24)),
    value: (row) => row.raw[index] ?? null,
    marks: (issue) => issue.column === header,
  }))
}

/** The fields that the file's source fills, the main ones first, then its attributes and what else there is. */
export function cleanedColumns(table: MappingTable, header: readonly string[] = []): ReviewColumn[] {
  const placeOf = feedingPlaces(table, header)
  const targets = new Set(table.rows.flatMap((row) => row.targets))
  const named = new Map([...targets].map((target) => [target.slice(target.indexOf('.') + 1), target]))
  const fields = fieldOrder.flatMap((field) => {
    const target = named.get(field)
    return target === undefined || target.startsWith('attributes.')
      ? []
      : [fieldColumn(field, target, placeOf(target))]
  })
  const attributes = [
    ...[...targets].filter((target) => target.startsWith('attributes.')).map((target) => target.slice(11)),
    ...table.unmapped.map((column) => column.attribute),
  ]
  const own = [...new Set(attributes)]
  return [
    ...fields,
    ...own.map((key) => attributeColumn(key, placeOf(`attributes.${key}`))),
    otherAttributes(new Set(own)),
  ]
}

/** The first column of the file that feeds a field. */
function feedingPlaces(table: MappingTable, header: readonly string[]): (target: string) => number | null {
  const feeds = new Map<string, string>()
  const feed = (target: string, fileColumn: string | null) => {
    if (fileColumn !== null && !feeds.has(target)) feeds.set(target, fileColumn)
  }
  for (const { targets, fileColumn } of table.rows) for (const target of targets) feed(target, fileColumn)
  for (const { attribute, fileColumn } of table.unmapped) feed(`attributes.${attribute}`, fileColumn)
  return (target) => {
    const at = header.indexOf(feeds.get(target) ?? '')
    return at < 0 ? null : at
  }
}

function fieldColumn(field: RecordField, target: string, place: number | null): ReviewColumn {
  return {
    key: field,
    label: fieldLabels[field],
    target: field,
    place,
    sort: field,
    width: wideFields[field] ?? 140,
    value: (row) => shown(row.cleaned?.[field] ?? null),
    marks: (issue) => issue.field === target,
  }
}

function attributeColumn(key: string, place: number | null): ReviewColumn {
  const target = `attributes.${key}`
  return {
    key: target,
    label: labelOfAttribute(key),
    target,
    place,
    sort: target,
    width: 150,
    value: (row) => shown(row.cleaned?.attributes[key] ?? null),
    marks: (issue) => issue.field === target,
  }
}

function otherAttributes(known: ReadonlySet<string>): ReviewColumn {
  return {
    key: 'attributes',
    label: 'Other attributes',
    target: 'attributes',
    place: null,
    sort: null,
    width: 240,
    value: (row) => {
      const rest = Object.entries(row.cleaned?.attributes ?? {}).filter(([key]) => !known.has(key))
      return rest.length === 0 ? null : rest.map(([key, value]) => `${key}: ${shown(value)}`).join(' · ')
    },
    marks: (issue) =>
      issue.field === 'attributes' ||
      (issue.field?.startsWith('attributes.') === true && !known.has(issue.field.slice(11))),
  }
}

export function shown(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'object') return JSON.stringify(value)
  return String(value)
}
