import { fieldNames } from '../../../shared/columns.ts'
import type { MadeEdit } from '../../../shared/edits/madeEdit.ts'
import { today } from '../../../shared/runDate.ts'
import type { TraceStep } from '../../../shared/window/trace.ts'
import type { TracedReject } from './findRejects.ts'
import { matchFacilities, type Values } from './matchFacilities.ts'
import type { TracedFile, TracedRun } from './traceRuns.ts'

/** What a run holds of a license. */
export interface TracedFacility {
  readonly facilityId: number
  /** Name of its file and its record there. */
  readonly file: string
  readonly record: number
  readonly values: Values
}

/** What is known of a license in one run that has files of its source. */
export interface RunOfLicense {
  readonly run: TracedRun
  /** Its files of the source. */
  readonly files: readonly TracedFile[]
  readonly facilities: readonly TracedFacility[]
  readonly rejects: readonly TracedReject[]
  /** First physical line of a facility's record; null where it was not kept. */
  readonly line: (facility: TracedFacility) => number | null
  /** What people changed of a facility's record before it was loaded. */
  readonly edits: (facility: TracedFacility) => readonly MadeEdit[]
}

/** Rejects of one license in one run that are told. */
const mostRejects = 20

/** The account of a license, oldest first; what changed is told against the run before that holds it. */
export function licenseSteps(runs: readonly RunOfLicense[]): TraceStep[] {
  let before: readonly TracedFacility[] = []
  return runs.flatMap((one) => {
    const steps = [...loadedSteps(one, before), ...one.rejects.slice(0, mostRejects).map(rejectedStep)]
    if (one.facilities.length > 0) before = one.facilities
    return steps.length > 0 ? steps : [absentStep(one)]
  })
}

function loadedSteps(
  { run, facilities, line, edits }: RunOfLicense,
  before: readonly TracedFacility[],
): TraceStep[] {
  const matched = matchFacilities(before, facilities)
  return facilities.map((facility, index) => ({
    ...stepOf(run),
    place: { file: facility.file, record: facility.record, line: line(facility) },
    state: 'loaded',
    edits: edits(facility),
    changes: changesBetween(matched[index]?.values ?? null, facility.values),
  }))
}

/** A reject may be of the run whose records the run began with. */
export function rejectedStep({ run, file, record, line, reason, aside }: TracedReject): TraceStep {
  const state = aside ? 'set-aside' : 'rejected'
  return { ...stepOf(run), place: { file: file.name, record, line }, state, why: reason }
}

function absentStep({ run, files }: RunOfLicense): TraceStep {
  if (run.tables === null && run.status !== 'purged')
    return {
      ...stepOf(run),
      state: 'unknown',
      why: run.isBroken
        ? 'the tables of this run are not whole: somebody dropped or renamed a part of them'
        : 'the tables of this run are gone: somebody dropped its schema',
    }
  if (run.tables === null) {
    // of this computer's calendar, as other moments are told
    const day = today(new Date(run.statusChangedAt))
    return { ...stepOf(run), state: 'unknown', why: `the tables of this run were purged on ${day}` }
  }
  const names = files.map(({ name }) => name).join(', ')
  return { ...stepOf(run), state: 'missing', why: `no record of ${names} names it` }
}

function stepOf({ runId, date, status }: TracedRun) {
  return { runId, date, status, place: null, why: null, changes: [], edits: [] } as const
}

/** Fields in the order of the record, then attributes by name. */
function changesBetween(before: Values | null, after: Values): TraceStep['changes'] {
  if (before === null) return []
  const attributes = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => name.startsWith('attributes.'))
    .sort()
  // a column that one of the two runs does not have yet tells nothing
  const fields = fieldNames.filter((name) => name in before && name in after)
  return [...fields, ...attributes].flatMap((field) => {
    const values = { before: before[field] ?? null, after: after[field] ?? null }
    return values.before === values.after ? [] : [{ field, ...values }]
  })
}
