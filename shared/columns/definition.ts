import type { IsoDate } from '../isoDate.ts'
import type { AgeGroup } from './ageGroups.ts'

/** What the catalog says of a column: shared/columns.ts is made of the four tables beside this file. */

type AttributeValue = string | number | readonly string[]

/** What a column's type is in TypeScript where it holds a value; a missing one is null. */
export interface ColumnValues {
  text: string
  integer: number
  /** A double. */
  number: number
  boolean: boolean
  date: IsoDate
  ageGroups: readonly AgeGroup[]
  attributes: Record<string, AttributeValue>
  /** Microseconds since 2000-01-01 UTC, as COPY wants them. */
  time: bigint
}
export type ColumnType = keyof ColumnValues

/** Where a row's value comes from. */
export type ColumnOrigin =
  /** A rule fills it from the cells of a record. */
  | 'record'
  /** The row's own key, given by the load. */
  | 'id'
  /** The key of a row of another table. */
  | 'reference'
  /** The source: the state that it issues licenses for, its id. */
  | 'source'
  /** The place of the record: file and number. */
  | 'place'
  /** The load itself. */
  | 'load'

export interface ColumnDefinition {
  readonly type: ColumnType
  readonly from: ColumnOrigin
  /** What it means and its unit: the comment in the database. */
  readonly comment: string
  /** What people call it: in the window, of what a rule fills. */
  readonly label?: string
  /** Never null. */
  readonly required?: true
  /** Its place, from 1, in the index of the table's natural key: what tells rows apart most comes first. */
  readonly key?: number
  /** Holds one of few values, of which shares are measured. */
  readonly category?: true
  /** Version of the dated schema that brought it; 1 where nothing is said. A column of a later one may be null. */
  readonly since?: number
}
