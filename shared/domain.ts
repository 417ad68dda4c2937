/** The words of the program, the same in SQL, TypeScript and on screen. */

/** The database of the embedded server, and of a server where its URL names none. */
export const databaseName = 'brightwheel'

export const runStatuses = [
  'running',
  'waiting',
  'published',
  'replaced',
  'deleted',
  'discarded',
  'failed',
  'cancelled',
  'purged',
] as const
export type RunStatus = (typeof runStatuses)[number]

export type Severity = 'reject' | 'warning'

/** Records of a file that a rule of its source sets aside: neither loaded nor rejected. */
export interface SetAside {
  /** `only: Type is CENTER` */
  readonly rule: string
  readonly count: number
  readonly firstRecord: number
  /** 1-based physical line. */
  readonly firstLine: number
}

/** A reject (the record is not loaded) or a warning (loaded, look). */
export interface RowIssue {
  severity: Severity
  cause: import('./causes.ts').Cause
  /** 0-based place of the file in the run. */
  file: number
  /** 1-based data record of the file; the header and blank lines don't count. */
  record: number
  /** 1-based physical line on which the record begins. */
  line: number
  /** Header of the file's column, null where the whole record is meant. */
  column: string | null
  /** `table.column` that the value was for, or `attributes.key`. */
  field: string | null
  /** The raw value, cut for storage at 10,000 characters. */
  value: string | null
  /** A sentence for a person. */
  reason: string
  /** The record as it stands in the file, for rejects. */
  raw: string | null
}
