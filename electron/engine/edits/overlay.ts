import type { Delimiter } from '../../../shared/delimiter.ts'
import type { Correction } from '../../../shared/edits/correction.ts'
import { type CellEdit, standingEdits } from '../../../shared/edits/edit.ts'
import type { Layout } from '../../sources/layout.ts'
import { cellsOf } from '../files/rejectLine.ts'
import { boundOf } from './boundCorrections.ts'
import { placeOf, placesIn } from './editedColumns.ts'
import type { CorrectionOutcome, EditOutcome, FileEdits, StandingOutcome } from './fileEdits.ts'
import { createLicenseCount } from './licenseCount.ts'

/** What lies over the records of one file. */
export interface Overlay {
  /**
   * The cells that count of a record as it is read: the very array that was given where nothing lies over it, null
   * where a person leaves the record out. Counts what it changes.
   */
  over(place: OverlayPlace, cells: readonly string[]): readonly string[] | null
  /** The same for a record that was read before, which counts nothing; `tell` hears of each cell that is changed. */
  again(record: number, cells: readonly string[], tell?: TellChange): readonly string[] | null
  /** Whether the record's whole text was changed. */
  hasText(record: number): boolean
  outcome(): EditOutcome
}

interface OverlayPlace {
  readonly record: number
  readonly line: number
  readonly raw: () => string
}

/** What lies over one record. */
interface OfRecord {
  leaveOut: { readonly edit: number; readonly from: string } | null
  text: { readonly edit: number; readonly from: string; readonly cells: readonly string[] } | null
  cells: { readonly edit: number; readonly place: number; readonly from: string; readonly to: string }[]
}

/** A cell that is changed, by an edit or by a standing correction. */
type TellChange = (place: number, by: 'edit' | 'correction') => void

type Changed = { readonly place: number; readonly to: string }

/**
 * Prepares the edits of a file. They hold while the file says what it said when they were made, so a record that says
 * something else stays as it is; `outcome` tells of edits that changed nothing. In the order of what counts more: the
 * record is left out; its text; its cells; values of a column; standing corrections.
 */
export function createOverlay(
  layout: Layout,
  delimiter: Delimiter,
  { edits, loose, corrections }: FileEdits,
): Overlay {
  const places = placesIn(layout)
  const changed = edits.map((): number[] => [])
  const lines = edits.map((): number | null => null)
  /** Edits until a record has come that says what they were made for. */
  const unmet = new Set<number>()
  const byRecord = new Map<number, OfRecord>()
  /** Loose: by the record's text, an entry for each record that bears it; and by license. */
  const byText = new Map<string, OfRecord[]>()
  const byLicense = new Map<
    string,
    (Omit<CellEdit, 'place'> & { readonly place: number; readonly edit: number })[]
  >()
  /** Loose: the record that an edit of a cell went to. It is of one record, however many bear its license. */
  const recordOf = new Map<number, number>()
  const values = new Map<number, Map<string, { readonly edit: number; readonly to: string }>>()
  const standing: StandingOutcome[] = []
  const licensePlace = placeOf(layout, layout.source.licenseNumber)
  const companyPlace = placeOf(layout, layout.source.company)
  const licenses = edits.some((edit) => 'standing' in edit && edit.standing) ? createLicenseCount() : null

  const index = new Map(edits.map((edit, at) => [edit, at]))
  for (const edit of standingEdits(edits)) {
    const at = index.get(edit) as number
    unmet.add(at)
    if (edit.kind === 'value') {
      const place = places.of(edit)
      if (place < 0) continue
      const ofColumn = values.get(place) ?? new Map()
      values.set(place, ofColumn.set(edit.from, { edit: at, to: edit.to }))
    } else if (edit.kind === 'cell') {
      const place = places.of(edit)
      if (place < 0) continue
      if (loose) {
        const known = byLicense.get(edit.license)
        if (known === undefined) byLicense.set(edit.license, [{ ...edit, place, edit: at }])
        else known.push({ ...edit, place, edit: at })
      } else {
        entry(byRecord, edit.record).cells.push({ edit: at, place, from: edit.from, to: edit.to })
      }
    } else {
      const of = loose ? further(byText, edit.from) : entry(byRecord, edit.record)
      if (edit.kind === 'leave-out') of.leaveOut = { edit: at, from: edit.from }
      else {
        const cells = cellsOf(edit.to, delimiter)
        if (cells !== null) of.text = { edit: at, from: edit.from, cells }
      }
    }
  }
  const corrected = new Map<string, { readonly correction: Correction; readonly place: number }[]>()
  const met = new Map<number, CorrectionOutcome>()
  for (const correction of corrections) {
    const place = places.named(correction.column)
    if (place < 0) continue
    // a license number that the state has mended is found by what it has become
    for (const license of place === licensePlace
      ? [correction.license, correction.to]
      : [correction.license]) {
      const known = corrected.get(license)
      if (known === undefined) corrected.set(license, [{ correction, place }])
      else known.push({ correction, place })
    }
  }
  const bySays = byLicense.size > 0 || corrected.size > 0

  const count = (edit: number, { record, line }: OverlayPlace, cells: readonly string[]) => {
    changed[edit]?.push(record)
    lines[edit] ??= line
    unmet.delete(edit)
    const made = edits[edit]
    if (made === undefined || !('standing' in made) || !made.standing) return
    const license = cells[licensePlace] ?? ''
    standing.push({ edit, license, company: cells[companyPlace] ?? '' })
  }

  /** Null: left out. `counts` is null for a record that is read again. */
  const apply = (
    record: number,
    cells: readonly string[],
    place: OverlayPlace | null,
    tell?: TellChange,
  ): readonly string[] | null => {
    const counts = place !== null
    let of = byRecord.get(record)
    if (of === undefined && counts && byText.size > 0) {
      of = byText.get(place.raw())?.shift()
      if (of !== undefined) byRecord.set(record, of)
    }
    // most records: nothing is to be made for them
    if (of === undefined && values.size === 0 && !bySays) return cells
    // a value that it says is there, though more counts than its edit
    if (counts && of !== undefined)
      for (const [at, ofColumn] of values) {
        const found = valueEdit(ofColumn, cells[at])
        if (found !== undefined) unmet.delete(found.edit)
      }
    if (of?.leaveOut != null && says(of.leaveOut.from, place)) {
      if (!counts) return null
      count(of.leaveOut.edit, place, cells)
      // what else lies over it is no matter any more
      for (const { edit } of [...of.cells, ...(of.text === null ? [] : [of.text])]) unmet.delete(edit)
      return null
    }
    let result: string[] | null = null
    const set = (change: Changed, by: 'edit' | 'correction' = 'edit') => {
      tell?.(change.place, by)
      result ??= [...cells]
      while (result.length <= change.place) result.push('')
      result[change.place] = change.to
    }
    const text = of?.text != null && says(of.text.from, place) ? of.text : null
    const own = text?.cells ?? cells
    const taken = new Set<number>()
    if (text !== null) {
      result = [...text.cells]
      if (counts) count(text.edit, place, cells)
    } else {
      for (const [at, ofColumn] of values) {
        const found = valueEdit(ofColumn, cells[at])
        if (found === undefined) continue
        taken.add(at)
        set({ place: at, to: found.to })
        if (counts) count(found.edit, place, cells)
      }
    }
    for (const { place: at, from } of of?.cells ?? []) if ((own[at] ?? '') === from) taken.add(at)
    if (bySays) bySaying(record, own, place, taken, set)
    for (const { edit, place: at, from, to } of of?.cells ?? []) {
      if ((own[at] ?? '') !== from) continue
      set({ place: at, to })
      if (counts) count(edit, place, cells)
    }
    return result ?? cells
  }

  /** What is known by license and company: edits of another file, and corrections. */
  const bySaying = (
    record: number,
    cells: readonly string[],
    place: OverlayPlace | null,
    taken: ReadonlySet<number>,
    set: (change: Changed, by?: 'edit' | 'correction') => void,
  ) => {
    const license = cells[licensePlace] ?? ''
    const company = cells[companyPlace] ?? ''
    const edited = new Set(taken)
    const given = new Set<number>()
    for (const { edit, place: at, from, to, company: named } of byLicense.get(license) ?? []) {
      if (named !== company || (cells[at] ?? '') !== from || given.has(at)) continue
      const went = recordOf.get(edit)
      if (went === undefined ? place === null : went !== record) continue
      recordOf.set(edit, record)
      given.add(at)
      set({ place: at, to })
      edited.add(at)
      if (place !== null) count(edit, place, cells)
    }
    for (const { correction, place: at } of corrected.get(license) ?? []) {
      if (correction.company !== null && correction.company !== company) continue
      const says = cells[at] ?? ''
      const holds = says === correction.from
      // what a person says of this very record counts more
      if (holds && edited.has(at)) continue
      if (holds) set({ place: at, to: correction.to }, 'correction')
      if (place !== null) meet(correction.correctionId, record, place.line, holds ? null : says)
    }
  }

  /** A record that says the old value counts more than one that says another. */
  const meet = (correctionId: number, record: number, line: number, says: string | null) => {
    const known = met.get(correctionId)
    if (known !== undefined && says !== null) return
    const records = says === null ? [...(known?.records ?? []), record] : []
    if (known === undefined || known.says !== null)
      met.set(correctionId, { correctionId, records, record, line, says })
    else met.set(correctionId, { ...known, records })
  }

  return {
    over(place, cells) {
      licenses?.add(cells[licensePlace] ?? '')
      return apply(place.record, cells, place)
    },
    again: (record, cells, tell) => apply(record, cells, null, tell),
    hasText: (record) => byRecord.get(record)?.text != null,
    outcome: () => ({
      changed,
      lines,
      misfits: [...unmet],
      corrections: [...met.values()],
      ...boundOf(
        edits,
        standing.map((one) => ({
          ...one,
          // a record without a license is known by its company alone
          company: one.license === '' || licenses?.isShared(one.license) ? one.company : null,
        })),
      ),
    }),
  }
}

/** Whether a record has that text; one that is read again was asked before. */
function says(text: string, place: OverlayPlace | null): boolean {
  return place === null || place.raw() === text
}

/** A cell that a record lacks says nothing, not even that it is empty. */
function valueEdit<Found>(ofColumn: ReadonlyMap<string, Found>, cell: string | undefined): Found | undefined {
  return cell === undefined ? undefined : ofColumn.get(cell)
}

function entry<Key>(map: Map<Key, OfRecord>, key: Key): OfRecord {
  const known = map.get(key)
  if (known !== undefined) return known
  const made: OfRecord = { leaveOut: null, text: null, cells: [] }
  map.set(key, made)
  return made
}

function further<Key>(map: Map<Key, OfRecord[]>, key: Key): OfRecord {
  const made: OfRecord = { leaveOut: null, text: null, cells: [] }
  const known = map.get(key)
  if (known === undefined) map.set(key, [made])
  else known.push(made)
  return made
}
