import type { DeliverWhen } from '../../announceRun.ts'

/** Which files, and for which date: of load and preview. */
export interface FileOptions {
  readonly path: string
  readonly files: readonly string[]
  readonly date: string
  /** File name → source id. */
  readonly source?: Readonly<Record<string, string>>
  /** File name → sheet of a workbook. */
  readonly sheet?: Readonly<Record<string, string>>
  /** A file of edits. */
  readonly edits?: string
  readonly editsLenient?: boolean
  /** By the sources of which time the files are read. */
  readonly as: 'now' | 'then'
}

export interface LoadOptions extends FileOptions {
  readonly replace?: boolean
  readonly add?: boolean
  readonly publish: 'passing' | 'always' | 'never'
  readonly without?: readonly string[]
  readonly failOn?: 'rejects'
  readonly reader?: string
  readonly deliver: DeliverWhen
}
