import type { CleanedRecord } from '../../shared/columns.ts'
import { isInvisible } from '../../shared/invisible.ts'
import type { Problem } from '../clean/cleaned.ts'
import { noValueWords, usualNoValue } from '../clean/text/noValue.ts'
import { cleanText } from '../clean/text/text.ts'
import { cellReader } from './cellReader.ts'
import { emptyRecord } from './emptyRecord.ts'
import type { Finding } from './finding.ts'
import type { Column } from './headers.ts'
import type { Layout } from './layout.ts'
import { leftOut, onePer } from './leftOut.ts'
import { rowJudge } from './rowJudge.ts'
import { fieldName, type Report, type Rule, type RuleContext, type Target } from './rule.ts'
import { shiftedCells } from './shiftedCells.ts'

/** What the cells of one record become. A record that is rejected has no warnings: it isn't there to look at. */
export interface ReadResult {
  readonly record: CleanedRecord
  readonly reject: Finding | null
  readonly warnings: readonly Finding[]
  /** The rule of its source that sets the record aside: it is neither loaded nor rejected. */
  readonly aside?: string
  /** What names its facility, of which the first record counts; of a source with `onePer` only. */
  readonly onePer?: string
}

/**
 * Takes the cells of one record, and whether it is known of them that they hold no invisible character and no HTML
 * entity: then they need not be looked through.
 */
export type ReadRecord = (cells: readonly string[], isPlain?: boolean) => ReadResult

const noWarnings: readonly Finding[] = []

/**
 * Prepares the reading of all records of one file: preview and load both call what this returns, so that what is
 * shown is what is loaded.
 */
export function recordReader(layout: Layout, runDate: string): ReadRecord {
  const { source, header, places, extras } = layout
  const noValue = source.noValue === undefined ? usualNoValue : noValueWords(source.noValue)
  const context: RuleContext = {
    runDate,
    noValue,
    state: source.state,
    dates: { dayFirst: source.dayFirst ?? false },
  }
  const company = presentColumn(layout, source.company)
  const licenseNumber = presentColumn(layout, source.licenseNumber)
  const companyHeader = headerOf(layout, company)
  const licenseHeader = headerOf(layout, licenseNumber)
  const judgeRow = rowJudge(layout, noValue)
  const findShifted = shiftedCells(layout, runDate)
  const leaveOut = leftOut(layout)
  const one = onePer(layout)
  const columns = header.length
  // a record may lack columns without a header at its end
  const fewest =
    source.file.file?.shortRows === 'pad' ? 1 : header.findLastIndex((name) => name.trim() !== '') + 1
  let warnings: Finding[] | null = null
  let current: readonly string[] = []

  const warn = (column: string, target: Target, raw: string, problem: Problem): void => {
    warnings ??= []
    warnings.push({
      cause: problem.cause,
      column,
      field: fieldName(target),
      value: raw,
      reason: `${column}: '${shown(raw)}' ${problem.why}`,
    })
  }

  // Prepared once a file: reading a record makes no closure and no array but its own.
  const steps = source.rules.flatMap((rule) => {
    const at = rule.columns.map((column) => places.get(column) ?? -1)
    if (!rule.always && at.every((place) => place < 0)) return []
    const names = rule.columns.map((column) => headerOf(layout, column))
    const report: Report = (column, target, problem) => {
      const raw = current[at[column] as number] ?? ''
      warn(names[column] as string, target, raw, problem)
    }
    const ownCells = cellReader(rule, at, noValue, (index, problem) =>
      report(index, targetOf(rule, index), problem),
    )
    return [{ rule, ownCells, report }]
  })

  const others = extras.map(({ place, key }) => {
    const name = (header[place] as string).trim()
    const ownCells = cellReader({}, [place], noValue, (_, problem) =>
      warn(name, `attributes.${key}`, current[place] ?? '', problem),
    )
    return { key, ownCells }
  })

  return (cells, isPlain = false) => {
    if (cells.length < fewest || (cells.length > columns && !isInvisible(cells.slice(columns).join(''))))
      return rejected(judgeRow(cells, isPlain) ?? raggedRecord(cells.length, columns))
    const aside = leaveOut === null ? null : leaveOut(cells)
    if (aside !== null) {
      const isNone = judgeRow(cells, isPlain)
      if (isNone !== null) return rejected(isNone)
      return { record: emptyRecord(), reject: null, warnings: noWarnings, aside }
    }
    const record = emptyRecord()
    warnings = null
    current = cells
    for (const { rule, ownCells, report } of steps)
      rule.read(ownCells(cells, isPlain), record, report, context)
    for (const { key, ownCells } of others) {
      const value = cleanText(ownCells(cells, isPlain)[0] as string)
      if (value !== null) record.attributes[key] = value
    }
    // asked now, since the cells have just been looked at: that is quicker than before
    const noRecord = judgeRow(cells, isPlain)
    if (noRecord !== null) return rejected(noRecord)
    const oddities = (warnings as Finding[] | null)?.length ?? 0
    const shifted = oddities >= 2 ? findShifted(cells) : null
    if (shifted !== null) return rejected(shifted)
    if (record.company === null || record.license_number === null) {
      const missing = record.company === null ? 'company' : 'license_number'
      const column = missing === 'company' ? companyHeader : licenseHeader
      const place = places.get(missing === 'company' ? company : licenseNumber) ?? -1
      return {
        record,
        reject: unnamed(missing, column, cells[place] ?? '', warnings ?? noWarnings),
        warnings: noWarnings,
      }
    }
    const key = one === null ? null : one.keyOf(cells)
    if (key !== null) return { record, reject: null, warnings: warnings ?? noWarnings, onePer: key }
    return { record, reject: null, warnings: warnings ?? noWarnings }
  }
}

/** The first that the file has of the columns that feed a field. */
export function presentColumn({ places }: Layout, columns: readonly Column[]): Column {
  return (columns.find((column) => (places.get(column) ?? -1) >= 0) ?? columns[0]) as Column
}

function rejected(reject: Finding): ReadResult {
  return { record: emptyRecord(), reject, warnings: noWarnings }
}

function headerOf(layout: Layout, column: Column): string {
  const place = layout.places.get(column) ?? -1
  return place < 0 ? column.name : (layout.header[place] as string).trim()
}

/** The field that a cell of a rule stands for: its own where each column has one. */
function targetOf({ columns, targets }: Rule, index: number): Target {
  return targets[columns.length === targets.length ? index : 0] as Target
}

function raggedRecord(found: number, expected: number): Finding {
  const few = found < expected
  return {
    cause: few ? 'too_few_cells' : 'too_many_cells',
    column: null,
    field: null,
    value: null,
    reason: `has ${found} cells, the header has ${expected}; look for ${few ? 'a missing comma or a line break' : 'a comma outside quotes'}`,
  }
}

function unnamed(
  missing: 'company' | 'license_number',
  column: string,
  raw: string,
  warnings: readonly Finding[],
): Finding {
  const field = fieldName(missing)
  const cause = missing === 'company' ? 'no_company' : 'no_license_number'
  const what = missing === 'company' ? 'company name' : 'license number'
  const because = warnings.find((warning) => warning.field === field)
  if (because?.cause === 'license_number_damaged') return because
  const says = raw.trim() === '' ? 'is empty' : `says '${shown(raw)}', which is no ${what}`
  return {
    cause,
    column,
    field,
    value: raw,
    reason: because ? `has no ${what}: ${because.reason}` : `has no ${what}: ${column} ${says}`,
  }
}

/** A raw value for a message: one line, not too long. */
function shown(raw: string): string {
  const line = raw.replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
