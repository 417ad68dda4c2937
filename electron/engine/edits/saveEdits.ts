import { count, counted } from '../../../shared/count.ts'
import type { Delimiter } from '../../../shared/delimiter.ts'
import type { Correction } from '../../../shared/edits/correction.ts'
import type { Edit } from '../../../shared/edits/edit.ts'
import { LoaderError } from '../../../shared/errors.ts'
import insertCorrectionsSql from '../../../sql/edits/insert_corrections.sql?raw'
import insertRunEditsSql from '../../../sql/edits/insert_run_edits.sql?raw'
import type { Client } from '../../db/connection/connect.ts'
import { headerKey } from '../../sources/headers.ts'
import type { Layout } from '../../sources/layout.ts'
import type { RecognisedInput } from '../files/recogniseFiles.ts'
import { cellsOf } from '../files/rejectLine.ts'
import { placesIn } from './editedColumns.ts'
import type { EditOutcome } from './fileEdits.ts'

/** A file and what came of its edits; undefined where nothing lay over it. */
type Edited = readonly [number, RecognisedInput, EditOutcome | undefined]

/**
 * Edits that were made for these very bytes change what they were made for, or the load ends: what was reviewed is
 * what is loaded.
 * @throws LoaderError edits-other-file
 */
export function requireFittingEdits(files: readonly Edited[]): void {
  for (const [, { file, layout, edits }, outcome] of files) {
    const [first] = outcome?.misfits ?? []
    if (edits === null || edits.loose || first === undefined) continue
    const edit = edits.edits[first] as (typeof edits.edits)[number]
    const line = 'line' in edit ? edit.line : undefined
    throw new LoaderError(
      'edits-other-file',
      `${file.name}${line === undefined ? '' : `, line ${count(line)}`}: ${misfit(edit, layout.header, file.shape.delimiter)}.`,
      {
        file: file.name,
        ...(line !== undefined && { line }),
        hint: 'Nothing was loaded. Correct the file of edits, or review the file once more.',
      },
    )
  }
}

function misfit(edit: Edit, header: readonly string[], delimiter: Delimiter): string {
  if ('column' in edit && !header.some((name) => headerKey(name) === headerKey(edit.column)))
    return `the file has no column ${shown(edit.column)}, which an edit changes`
  if (edit.kind === 'record' && cellsOf(edit.to, delimiter) === null)
    return 'what an edit makes of the record is not the text of one record'
  if (edit.kind === 'value')
    return `no record says '${shown(edit.from)}' in ${edit.column}, which an edit changes`
  if (edit.kind === 'cell') return `${edit.column} does not say '${shown(edit.from)}', as its edit expects`
  return 'the record has another text than its edit expects'
}

/** Sentences for people: edits that found nothing to change, and what of corrections a person should look at. */
export function editNotices(files: readonly Edited[]): string[] {
  return files.flatMap(([, { file, layout, edits }, outcome]) => {
    if (edits === null || outcome === undefined) return []
    const idle = outcome.misfits.length
    const notices =
      idle === 0
        ? []
        : [
            `${file.name}: ${count(idle)} of ${count(edits.edits.length)} edits ${idle === 1 ? 'was' : 'were'} not applied, since the file says something else there.`,
          ]
    notices.push(...endedCorrections(file.name, outcome, edits.corrections))
    const [unbound] = outcome.unbound
    if (unbound !== undefined)
      notices.push(
        `${file.name}: ${counted(outcome.unbound.length, 'edit')} can't stand, since several records of license ${shown(unbound.license)} can't be told apart. This run has them.`,
      )
    notices.push(...lackingColumns(file.name, layout, edits.corrections))
    notices.push(...sharedCorrections(file.name, outcome, edits.corrections))
    return notices
  })
}

/** Corrections that have come to their end: a sentence each. */
export function endedCorrections(
  name: string,
  { corrections: met }: EditOutcome,
  corrections: readonly Correction[],
): string[] {
  return met.flatMap(({ correctionId, line, says }) => {
    const correction = corrections.find((one) => one.correctionId === correctionId)
    if (says === null || correction === undefined) return []
    const now = says === '' ? 'nothing' : `'${shown(says)}'`
    return [
      `${name}, line ${count(line)}, ${correction.column}: the file now says ${now}, so correction ${correctionId} ('${shown(correction.from)}' to '${shown(correction.to)}') ends.`,
    ]
  })
}

/** Corrections of columns that the file lacks: whether they hold nobody knows. */
function lackingColumns(name: string, layout: Layout, corrections: readonly Correction[]): string[] {
  const places = placesIn(layout)
  const lacking = corrections.map(({ column }) => column).filter((column) => places.named(column) < 0)
  return [...new Set(lacking)].map((column) => {
    const all = lacking.filter((one) => one === column).length
    return `${name}: ${counted(all, 'standing correction')} ${all === 1 ? 'was' : 'were'} not applied, since the file has no column ${shown(column)}.`
  })
}

/** Corrections that are bound to a license alone, which others bear by now: whom they are of nobody knows. */
function sharedCorrections(
  name: string,
  { corrections: met }: EditOutcome,
  corrections: readonly Correction[],
): string[] {
  return met.flatMap(({ correctionId, line, records }) => {
    const correction = corrections.find((one) => one.correctionId === correctionId)
    if (records.length < 2 || correction === undefined) return []
    return [
      `${name}, line ${count(line)}, ${correction.column}: correction ${correctionId} was applied to ${count(records.length)} records of license ${shown(correction.license)}; look whether it is of all of them.`,
    ]
  })
}

/** Keeps edits with the run, and the corrections that it asks for; the caller has a transaction. */
export async function saveEdits(client: Client, runId: number, files: readonly Edited[]): Promise<void> {
  for (const [number, { layout, edits }, outcome] of files) {
    if (edits === null || outcome === undefined) continue
    const made = edits.edits.map((edit, at) => {
      const records = outcome.changed[at] ?? []
      // in a file of other bytes the record stands elsewhere
      const [record] = records
      const moved = edits.loose && edit.kind !== 'value' && record !== undefined && record !== edit.record
      return { ...edit, records, ...(moved && { record, line: outcome.lines[at] }) }
    })
    const met = outcome.corrections.flatMap(({ correctionId, records, record, line, says }) => {
      const correction = edits.corrections.find((one) => one.correctionId === correctionId)
      if (correction === undefined) return []
      const { source: _, correctionId: correction_id, ...rest } = correction
      return [
        {
          ...rest,
          kind: 'correction',
          correction_id,
          record,
          line,
          says,
          records,
        },
      ]
    })
    const rows = [...made, ...met].map((row, n) => ({ n, ...row }))
    if (rows.length > 0) await client.query(insertRunEditsSql, [runId, number, storable(rows)])
    const standing = outcome.standing.map(({ edit, license, company }) => {
      const { column, from, to, who, at, why } = edits.edits[edit] as Extract<
        (typeof edits.edits)[number],
        { readonly kind: 'cell' | 'value' }
      >
      return { source: layout.source.id, license, company, column, from, to, who, at, why }
    })
    if (standing.length > 0) await client.query(insertCorrectionsSql, [runId, storable(standing)])
  }
}

/** A cell of a file may hold what the database takes in no text. */
function storable(rows: readonly object[]): string {
  return JSON.stringify(rows).replaceAll('\\u0000', '\ufffd')
}

function shown(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
