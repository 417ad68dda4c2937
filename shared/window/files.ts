import { z } from 'zod'
import type { PlainError } from '../errors.ts'
import type { WorkbookSheets } from '../workbook.ts'
import { mostFiles } from './limits.ts'

/** Stands for a chosen file in every call; its path stays in the main process. */
export const fileId = z.string().min(1).max(64)
/** Sheet of a workbook that a person chose; null for the one that is read by itself. */
export const sheetChoice = z.string().max(1000).nullable()

/** A source that files can be of, for choosing one by hand. */
export interface SourceInfo {
  readonly id: string
  readonly title: string
  readonly state: string
}

/** New columns of a file that its source knows by other headers. */
export interface FileDrift {
  readonly source: SourceInfo
  readonly columns: readonly {
    /** The source's column by its usual header, which the file lacks. */
    readonly column: string
    /** The file's own header that reads and looks like it. */
    readonly header: string
    /** 0 to 1 */
    readonly confidence: number
    /** `company`, `attributes.star_level`, …: what the column feeds. */
    readonly targets: readonly string[]
    /** Up to three values of the file's column. */
    readonly values: readonly string[]
  }[]
}

/** What one look at a chosen file tells. */
export interface FileCard {
  readonly id: string
  readonly name: string
  readonly bytes: number
  /** By which two files of one load are found to be the same; null where the file can't be read at all. */
  readonly sha256: string | null
  /** Null where the file can't be read at all. */
  readonly encoding: string | null
  readonly encodingReason: string | null
  /** Null where the file is no workbook. */
  readonly workbook: WorkbookSheets | null
  /** Sentences: lines above the header that are skipped, another delimiter, a sheet, what the letters may be. */
  readonly notes: readonly string[]
  readonly recognition:
    | { readonly kind: 'recognised'; readonly source: SourceInfo; readonly reason: string }
    /** "nearest is nevada, lacks Credential Number" */
    | { readonly kind: 'unknown'; readonly reason: string; readonly nearest: SourceInfo | null }
    | { readonly kind: 'tie'; readonly reason: string; readonly sources: readonly SourceInfo[] }
    | { readonly kind: 'unreadable'; readonly error: PlainError }
  /** Every source that there is, for choosing one by hand: the nearest need not be the right one. */
  readonly sources: readonly SourceInfo[]
  /** The same bytes were loaded before. */
  readonly alreadyLoaded: { readonly runId: number; readonly date: string } | null
  /** It is an export of rejects: of which published run, and how many that file had. */
  readonly rejectsOf: { readonly runId: number; readonly date: string; readonly rejects: number } | null
  /** Drift: columns of the source that the file lacks, and columns that the source doesn't know. */
  readonly missingColumns: readonly string[]
  readonly addedColumns: readonly string[]
  /** Of those what seems to be the same column by another header; null where nothing does. */
  readonly drift: FileDrift | null
}

/** A chosen file and, where a person says so, its source and sheet. */
export const fileChoice = z.strictObject({
  id: fileId,
  source: z.string().max(64).nullable(),
  sheet: sheetChoice,
})
export type FileChoice = z.infer<typeof fileChoice>
export const fileChoices = z.array(fileChoice).min(1).max(mostFiles)

export const runDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export interface RecentFiles {
  /** Name of the folder; null where none was chosen from yet. */
  readonly folder: string | null
  readonly files: readonly {
    readonly id: string
    readonly name: string
    readonly bytes: number
    /** ISO 8601 in UTC. */
    readonly modifiedAt: string
  }[]
}

/** One line of the mapping table: a column that a rule reads. */
export interface MappingRow {
  /** The rule's column by its usual header; names the row. */
  readonly column: string
  /** Company or license number: the file can't be loaded without it. */
  readonly required: boolean
  /** The file's own header that feeds it; null where the file has none. */
  readonly fileColumn: string | null
  /** Up to three different raw values of the file's column. */
  readonly samples: readonly string[]
  /** `facility.company`, `attributes.star_level`, … */
  readonly targets: readonly string[]
  /** The rule in words. */
  readonly rule: string
  readonly status: 'mapped' | 'missing' | 'changed'
  /** Who chose another column, when; null for the source's own headers, and where its file says so. */
  readonly changedBy: { readonly who: string; readonly at: string } | null
}

export interface MappingTable {
  readonly source: SourceInfo
  /** The columns of the file that have a header, in its order. */
  readonly fileColumns: readonly string[]
  /** Required first. */
  readonly rows: readonly MappingRow[]
  /** Columns that no rule names: they go to attributes under this key. */
  readonly unmapped: readonly {
    readonly fileColumn: string
    readonly attribute: string
    readonly samples: readonly string[]
  }[]
}

/** The name of a file that was exported, without its folder. */
export const exportedName = z
  .string()
  .min(1)
  .max(255)
  .refine((name) => !/[\\/\0]/.test(name) && name !== '.' && name !== '..')

export interface ChosenFile {
  /** Stands for the file in every later call; its path stays in the main process. */
  readonly id: string
  readonly name: string
  readonly bytes: number
}
