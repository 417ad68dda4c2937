import type { LicenseOwnValues } from '../../../../shared/columns.ts'
import type { Connection } from '../../../db/connection/connect.ts'
import type { RunTables } from '../../../db/schema/sqlFile.ts'
import type { InspectedFile } from '../../../read/inspect.ts'
import type { SourceFile } from '../../../sources/format/sourceFile.ts'
import type { MappingChoices } from '../../../sources/layout.ts'
import type { FileReading } from '../../files/readFiles.ts'
import type { Lane } from '../../intake/lane.ts'
import type { CopiedRows } from './candidateSink.ts'

/** A file to stage, as plain data: the worker makes the layout again from the same parts. */
export interface FileToStage {
  /** Its place in the order given, from 0. */
  readonly number: number
  readonly file: InspectedFile
  readonly source: SourceFile
  /** That issues the licenses. */
  readonly state: string
  readonly choices: MappingChoices
}

/** What the staging worker is told. */
export interface StageRequest {
  readonly connection: Connection
  readonly schema: string
  readonly runId: number
  readonly runDate: string
  /** Milliseconds since 1970: updated_dt. */
  readonly loadedAt: number
  readonly files: readonly FileToStage[]
  /** Add: the tables whose records the candidate already holds; null where it is empty. */
  readonly base: RunTables | null
  /** Which ids this thread gives. */
  readonly lane: Lane
}

export interface StageProgress {
  readonly file: number
  readonly rows: number
  readonly rejected: number
  readonly warnings: number
  readonly bytesRead: number
}

export interface StageResult {
  /** By the file's number. */
  readonly counts: ReadonlyMap<number, FileReading>
  /** By the file's number: how its records lie on lines, packed. */
  readonly lines: ReadonlyMap<number, Uint8Array>
  /** Rows that the server says it took. */
  readonly copied: CopiedRows
  /** Rows that were given to it. */
  readonly given: {
    readonly facility: number
    readonly license: number
    readonly contact: number
    readonly addresscode: number
  }
  /** Licenses to fill, by id. */
  readonly filled: ReadonlyMap<number, LicenseOwnValues>
  readonly lastFacilityIdBefore: number
}
