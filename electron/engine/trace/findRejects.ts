import type { CleanedRecord } from '../../../shared/columns.ts'
import byTextSql from '../../../sql/trace/rejects_by_text.sql?raw'
import withNumbersSql from '../../../sql/trace/rejects_with_numbers.sql?raw'
import type { Client } from '../../db/connection/connect.ts'
import { searchPattern } from '../runs/searchPattern.ts'
import type { Bounded } from './bounded.ts'
import type { LicenseKey } from './findLicenses.ts'
import { readReject } from './readReject.ts'
import type { TracedFile, TracedRun } from './traceRuns.ts'
import { holdsWord, looseNumber, phonePattern, type TraceText } from './traceText.ts'

/** A record that a run did not load. */
export interface TracedReject {
  readonly run: TracedRun
  readonly file: TracedFile
  readonly record: number
  readonly line: number
  readonly reason: string
  readonly raw: string
  /** A person left it out. */
  readonly aside: boolean
  /** Null when its cells can't be told apart. */
  readonly values: CleanedRecord | null
}

export interface RejectRow {
  readonly runId: number
  readonly fileNumber: number
  readonly record: number
  readonly line: number
  readonly reason: string
  readonly raw: string
  readonly aside: boolean
}

interface FoundRejects {
  readonly rejects: readonly TracedReject[]
  /** There may be older ones: the time was over, or they were too many. */
  readonly more: boolean
}

const mostByText = 200
const mostWithNumbers = 2000

/** Rejects that a text means: by their license number, phone or company; newest first. */
export async function findRejects(
  client: Client,
  bounded: Bounded,
  runs: readonly TracedRun[],
  wanted: TraceText,
): Promise<FoundRejects> {
  const { text, phone } = wanted
  const pattern = phone === null ? null : phonePattern(phone)
  const values = [runs.map(({ runId }) => runId), searchPattern(text), pattern, mostByText]
  const rows = await bounded.rows<RejectRow>(client, byTextSql, values)
  const { rejects, more } = foundIn(runs, rows, mostByText)
  return { rejects: rejects.filter((reject) => isMeant(reject, wanted)), more }
}

function isMeant({ values, raw }: TracedReject, { text, phone, loose }: TraceText): boolean {
  if (values === null) return phone !== null || holdsWord(raw, text)
  const number = values.license_number
  if (number !== null && (number === text || looseNumber(number) === loose)) return true
  if (phone !== null) return values.phone === phone
  return values.company?.toLowerCase().includes(text.toLowerCase()) ?? false
}

/** Rejects of licenses, newest first: why they are not in a run. One that lost its number still names the company. */
export async function rejectsOfLicenses(
  client: Client,
  bounded: Bounded,
  runs: readonly TracedRun[],
  keys: readonly LicenseKey[],
  companies: readonly string[],
): Promise<FoundRejects> {
  const numbers = keys.map(({ licenseNumber }) => licenseNumber)
  const lower = companies.map((company) => company.toLowerCase())
  const values = [runs.map(({ runId }) => runId), numbers, lower, mostWithNumbers]
  const rows = await bounded.rows<RejectRow>(client, withNumbersSql, values)
  return foundIn(runs, rows, mostWithNumbers)
}

function foundIn(runs: readonly TracedRun[], rows: readonly RejectRow[] | null, most: number): FoundRejects {
  return { rejects: tracedRejects(runs, rows ?? []), more: rows === null || rows.length === most }
}

/** The rejects of runs that are known, read again from their text. */
export function tracedRejects(runs: readonly TracedRun[], rows: readonly RejectRow[]): TracedReject[] {
  return rows.flatMap(({ runId, fileNumber, ...row }) => {
    const run = runs.find((one) => one.runId === runId)
    const file = run?.files.find(({ number }) => number === fileNumber)
    if (run === undefined || file === undefined) return []
    return [{ run, file, ...row, values: readReject(file, run.date, row.raw) }]
  })
}
