import type { WorkbookSheets } from './workbook.ts'

/**
 * Every way in which a command can end without doing what was asked, grouped by whose matter it is.
 * The group decides the exit code, which schedulers read; the code names the case for programs.
 */
const exitCodes = {
  // ours
  internal: 1,
  reconciliation: 1,
  // the command
  usage: 2,
  'unknown-run': 2,
  'confirmation-needed': 2,
  'run-state': 2,
  'output-failed': 2,
  // a source file: what is wrong in it, and where
  'source-wrong': 2,
  'unknown-source': 2,
  // a test of an alert target did not arrive: its settings are wrong, or its service does not answer
  'alert-not-sent': 2,
  // the file
  'file-missing': 3,
  'file-unreadable': 3,
  'file-not-text': 3,
  'file-workbook': 3,
  'file-packed': 3,
  'file-encoding': 3,
  'file-empty': 3,
  'file-no-records': 3,
  'file-unrecognised': 3,
  'file-ambiguous': 3,
  'file-quotes': 3,
  'file-too-wide': 3,
  'file-record-too-large': 3,
  'file-changed': 3,
  'file-twice': 3,
  'edits-unreadable': 3,
  'edits-other-file': 3,
  // what was loaded
  rejects: 4,
  'checks-failed': 5,
  // what a monitor asks: loads that should have come, messages that should have arrived
  unhealthy: 5,
  // the database
  'database-unreachable': 6,
  'database-refused': 6,
  'database-no-right': 6,
  'database-no-space': 6,
  'database-tls': 6,
  'database-version': 6,
  'database-lost': 6,
  // the answer to a COMMIT was lost, and the database could not be asked
  'database-unknown': 6,
  'database-locked': 6,
  'database-slow': 6,
  // other runs
  'date-taken': 7,
  'date-changed': 7,
  'date-busy': 75,
  // the person
  cancelled: 130,
  terminated: 143,
} as const

export type ErrorCode = keyof typeof exitCodes

/** The codes that end a command with that number. */
export function codesOfExit(exitCode: number): ErrorCode[] {
  return (Object.keys(exitCodes) as ErrorCode[]).filter((code) => exitCodes[code] === exitCode)
}

interface ErrorPlace {
  /** File name as given by the person, never a path of ours. */
  file?: string
  /** 1-based physical line, as an editor shows it. */
  line?: number
  /** Header of the column, or a 1-based character position where no header is known yet. */
  column?: string | number
  /** What to do now, one sentence. */
  hint?: string
  /** The message for what leaves this computer, where the message itself quotes the file: a first line may be a record. */
  withoutCells?: string
  /** The run, once it has a number. */
  runId?: number
  /** Of a workbook with a sheet that can't be read: another one may be. */
  workbook?: WorkbookSheets
  cause?: unknown
}

/**
 * "This command can't go on." The message says what, where and why in one sentence; the hint says what to do.
 * A bad record is never an exception: it is a reject or a warning.
 */
export class LoaderError extends Error {
  override readonly name = 'LoaderError'
  readonly code: ErrorCode
  readonly file: string | undefined
  readonly line: number | undefined
  readonly column: string | number | undefined
  readonly hint: string | undefined
  /** Stays in this process, as do sources. */
  readonly withoutCells: string | undefined
  runId: number | undefined
  workbook: WorkbookSheets | undefined
  /** Of the files of a load, once all of them are known. Stays in this process. */
  sources: readonly string[] | undefined

  constructor(code: ErrorCode, message: string, place: ErrorPlace = {}) {
    super(message, place.cause === undefined ? undefined : { cause: place.cause })
    this.code = code
    this.file = place.file
    this.line = place.line
    this.column = place.column
    this.hint = place.hint
    this.withoutCells = place.withoutCells
    this.runId = place.runId
    this.workbook = place.workbook
  }

  get exitCode(): number {
    return exitCodes[this.code]
  }
}

/** What crosses a thread or process boundary: an Error loses all but its message there. */
export interface PlainError {
  code: ErrorCode
  message: string
  file?: string
  line?: number
  column?: string | number
  hint?: string
  runId?: number
  workbook?: WorkbookSheets
}

export function plainError(error: unknown): PlainError {
  if (!(error instanceof LoaderError)) {
    // the server's own words are for the log
    const said =
      error instanceof Error && !('severity' in error) ? error.message : 'The program made a mistake.'
    return { code: 'internal', message: error instanceof Error ? said : String(error) }
  }
  const { code, message, file, line, column, hint, runId, workbook } = error
  return {
    code,
    message,
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
    ...(hint !== undefined && { hint }),
    ...(runId !== undefined && { runId }),
    ...(workbook !== undefined && { workbook }),
  }
}

export function errorFromPlain({ code, message, ...place }: PlainError): LoaderError {
  return new LoaderError(code, message, place)
}

export function exitCodeOf(error: unknown): number {
  return error instanceof LoaderError ? error.exitCode : exitCodes.internal
}
