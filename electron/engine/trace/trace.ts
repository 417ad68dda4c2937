import type { MadeEdit } from '../../../shared/edits/madeEdit.ts'
import type { TraceSubject, TraceView } from '../../../shared/window/trace.ts'
import recordsSql from '../../../sql/trace/records.sql?raw'
import { cancelOnAbort } from '../../db/connection/cancel.ts'
import { type Client, connect, disconnect } from '../../db/connection/connect.ts'
import { databaseError } from '../../db/connection/errors.ts'
import { inRun, type RunTables } from '../../db/schema/sqlFile.ts'
import { editsOfRecords, type RecordOfRun } from '../edits/runEdits.ts'
import type { Engine } from '../engine.ts'
import { type Bounded, boundedSearches } from './bounded.ts'
import { findLicenses, keyText, type LicenseKey } from './findLicenses.ts'
import { findRejects, rejectsOfLicenses, type TracedReject } from './findRejects.ts'
import { stateOf } from './readReject.ts'
import { isOfLicense, isOfNamelessLicense } from './rejectOf.ts'
import { licenseSteps, type RunOfLicense, rejectedStep, type TracedFacility } from './steps.ts'
import {
  createLineAsks,
  fileOf,
  filesOf,
  type LineAsks,
  type TracedFile,
  type TracedRun,
  tracedRuns,
} from './traceRuns.ts'
import { traceText } from './traceText.ts'

/** Of one text. */
export const mostSubjects = 50
/** Facilities of all subjects in one run. */
const mostFacilities = 2000
const searchMilliseconds = 12_000
/** After so many milliseconds, who cancels no longer waits for a server that doesn't answer. */
const cancelPatience = 1500

/**
 * The schema has another name, since somebody published, deleted or restored a run at this moment; or somebody dropped
 * or renamed a table or a column by hand: then the other runs can be looked through all the same.
 */
const renamed = new Set(['3F000', '42P01', '42703'])

/**
 * Where a license number, phone or company stands in all runs that still have tables, and why it does not stand in
 * others: what was rejected is known also of runs that are purged. At most 50 subjects and some seconds of searching
 * are told; `more` says when that was not all.
 *
 * @throws LoaderError database-…; the signal's reason.
 */
export async function trace(
  engine: Engine,
  text: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<TraceView> {
  const client = await connect(engine.target.connection, `leads-loader trace by ${engine.who}`)
  try {
    const watched = await cancelOnAbort(engine.target.connection, signal, [client], cancelPatience)
    try {
      return await traceOnce(client, text, signal).catch((error) => {
        if (renamed.has((error as { code?: string }).code ?? ''))
          return traceOnce(client, text, signal, 'whole tables')
        throw error
      })
    } finally {
      await watched()
    }
  } catch (error) {
    throw signal.aborted ? signal.reason : databaseError(error, "Can't trace that")
  } finally {
    await disconnect(client)
  }
}

async function traceOnce(
  client: Client,
  typed: string,
  signal: AbortSignal,
  through: 'all tables' | 'whole tables' = 'all tables',
): Promise<TraceView> {
  const wanted = traceText(typed)
  const bounded = boundedSearches(searchMilliseconds, signal)
  const runs = await tracedRuns(client, through)
  const searched = runs.filter(({ tables }) => tables !== null).length
  if (wanted.text === '')
    return { text: typed, lookedFor: [], subjects: [], more: false, runsSearched: searched }

  const licenses = await findLicenses(client, bounded, runs, wanted, mostSubjects)
  const byText = await findRejects(client, bounded, runs, wanted)
  const keys = withRejected(licenses.keys, byText.rejects)
  const told = keys.slice(0, mostSubjects)
  const known = await subjectsOf(client, bounded, runs, told)
  const records = recordSubjects(byText.rejects, keys)
  const room = mostSubjects - told.length
  return {
    text: wanted.text,
    lookedFor: licenses.lookedFor,
    subjects: [...known.subjects, ...records.slice(0, room)],
    more: licenses.more || byText.more || keys.length > told.length || records.length > room || known.more,
    runsSearched: searched,
  }
}

/** The licenses that were found, and those that rejects name. */
function withRejected(keys: readonly LicenseKey[], rejects: readonly TracedReject[]): LicenseKey[] {
  const all = new Map(keys.map((key) => [keyText(key), key]))
  for (const { file, values } of rejects) {
    if (values === null || values.license_number === null) continue
    const key = { issuingState: stateOf(file), licenseNumber: values.license_number }
    all.set(keyText(key), key)
  }
  return [...all.values()]
}

async function subjectsOf(
  client: Client,
  bounded: Bounded,
  runs: readonly TracedRun[],
  keys: readonly LicenseKey[],
): Promise<{ readonly subjects: TraceSubject[]; readonly more: boolean }> {
  if (keys.length === 0) return { subjects: [], more: false }
  const held = new Map<TracedRun, HeldFacility[]>()
  const lines = createLineAsks()
  const asked = new Map<string, RecordOfRun>()
  let more = false
  for (const run of runs) {
    if (run.tables === null) continue
    const facilities = await facilitiesIn(client, run.tables, keys)
    more ||= facilities.length === mostFacilities
    held.set(run, facilities)
    for (const { facilityId, file: name, record } of facilities) {
      const file = fileOf(run, facilityId, name)
      if (file === null) continue
      lines.ask(file, record)
      asked.set(recordKey(file, record), { runId: file.runId, fileNumber: file.number, record })
    }
  }
  await lines.answer(client)
  const made = await editsOfRecords(client, [...asked.values()])
  const edits = new Map([...asked.keys()].map((key, index) => [key, made[index] ?? []]))
  const companies = [...new Set([...held.values()].flat().flatMap(companyOf))]
  const rejects = await rejectsOfLicenses(client, bounded, runs, keys, companies)
  const subjects = keys.map((key) => subjectOf(key, runs, held, rejects.rejects, { lines, edits }))
  subjects.sort((a, b) => (subjectOrder(a) < subjectOrder(b) ? -1 : 1))
  return { subjects, more: more || rejects.more }
}

const companyOf = ({ values }: TracedFacility): string[] => {
  const company = values['facility.company'] ?? null
  return company === null ? [] : [company]
}

type HeldFacility = TracedFacility & LicenseKey & { readonly source: string }

async function facilitiesIn(
  client: Client,
  tables: RunTables,
  keys: readonly LicenseKey[],
): Promise<HeldFacility[]> {
  const { rows } = await client.query<HeldFacility>(inRun(recordsSql, tables), [
    keys.map(({ issuingState }) => issuingState),
    keys.map(({ licenseNumber }) => licenseNumber),
    mostFacilities,
  ])
  return rows
}

function subjectOf(
  key: LicenseKey,
  runs: readonly TracedRun[],
  held: ReadonlyMap<TracedRun, readonly HeldFacility[]>,
  rejects: readonly TracedReject[],
  { lines, edits }: { readonly lines: LineAsks; readonly edits: ReadonlyMap<string, readonly MadeEdit[]> },
): TraceSubject {
  const ownRejects = rejects.filter((reject) => isOfLicense(reject, key))
  const ownOf = (run: TracedRun) =>
    (held.get(run) ?? []).filter((facility) => keyText(facility) === keyText(key))
  const newest = runs.flatMap(ownOf).at(-1)
  const source = newest?.source ?? ownRejects[0]?.file.source ?? ''
  const companies = [...new Set(runs.flatMap(ownOf).flatMap(companyOf))]
  const namelessOf = (run: TracedRun) =>
    rejects
      .filter((reject) => reject.run === run && isOfNamelessLicense(reject, key, companies))
      .map((reject) => ({
        ...reject,
        reason: `the record of the same company was rejected: ${reject.reason}`,
      }))
  const account = runs.flatMap((run): RunOfLicense[] => {
    const files = filesOf(run).filter((file) => file.source === source)
    if (files.length === 0) return []
    const facilities = ownOf(run)
    const line = ({ facilityId, file: name, record }: TracedFacility) => {
      const file = fileOf(run, facilityId, name)
      return file === null ? null : lines.line(file, record)
    }
    const made = ({ facilityId, file: name, record }: TracedFacility) => {
      const file = fileOf(run, facilityId, name)
      return file === null ? [] : (edits.get(recordKey(file, record)) ?? [])
    }
    // what the base rejected and this run holds was mended
    const told = facilities.length > 0 ? [run] : chainOf(run)
    const named = ownRejects.filter((reject) => told.includes(reject.run))
    // a record that lost its number is only looked for where the license is missing
    const nameless = facilities.length > 0 || named.length > 0 ? [] : told.flatMap(namelessOf)
    const rejected = [...named, ...nameless]
    return [
      { run, files, facilities, line, edits: made, rejects: rejected.map((reject) => ({ ...reject, run })) },
    ]
  })
  return {
    source,
    issuingState: key.issuingState,
    licenseNumber: key.licenseNumber,
    company: newest?.values['facility.company'] ?? ownRejects[0]?.values?.company ?? null,
    steps: licenseSteps(account),
  }
}

function recordKey({ runId, number }: TracedFile, record: number): string {
  return `${runId} ${number} ${record}`
}

function chainOf(run: TracedRun): TracedRun[] {
  return run.base === null ? [run] : [run, ...chainOf(run.base)]
}

/** Rejects that name no license: the same record of several runs is one subject. */
function recordSubjects(rejects: readonly TracedReject[], keys: readonly LicenseKey[]): TraceSubject[] {
  const alike = new Map<string, TracedReject[]>()
  for (const reject of rejects) {
    if (reject.values?.license_number != null || keys.some((key) => isOfLicense(reject, key))) continue
    const same = `${reject.file.source} ${reject.raw}`
    alike.set(same, [...(alike.get(same) ?? []), reject])
  }
  return [...alike.values()].map((same) => {
    const { file, values } = same[0] as TracedReject
    const steps = [...same].sort(oldestFirst).map(rejectedStep)
    const issuingState = stateOf(file)
    return { source: file.source, issuingState, licenseNumber: null, company: values?.company ?? null, steps }
  })
}

function oldestFirst({ run: a }: TracedReject, { run: b }: TracedReject): number {
  return a.date === b.date ? a.runId - b.runId : a.date < b.date ? -1 : 1
}

function subjectOrder({ source, licenseNumber }: TraceSubject): string {
  return `${source} ${licenseNumber}`
}
