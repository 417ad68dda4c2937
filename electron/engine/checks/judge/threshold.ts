import { amount } from '../../../../shared/count.ts'

/**
 * From when on a check speaks. Which kinds a check may have depends on what it measures: numbers of rows, the share of
 * a whole, a value with a unit, or how far outside its learned band a measure lies (in half-widths of that band).
 */
export type Threshold =
  | { readonly kind: 'off' }
  | { readonly kind: 'rows'; readonly from: number }
  /** Percent of all that were looked at, or the largest share that a row tells. */
  | { readonly kind: 'share'; readonly over: number }
  | { readonly kind: 'over' | 'below'; readonly limit: number; readonly unit: Unit }
  | { readonly kind: 'distance'; readonly over: number }

/** The units of values, and their singular. */
const units = { rows: 'row', days: 'day', children: 'child', facilities: 'facility' } as const
type Unit = keyof typeof units
export const unitNames = Object.keys(units) as Unit[]

/** What a check's rows tell: they are counted, or each carries a number. */
export type Measured = 'count' | 'share' | 'distance' | Unit

const number = '(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)'
const forms: readonly [RegExp, (amount: number, unit: string) => Threshold | null][] = [
  [/^off$/, () => ({ kind: 'off' })],
  [
    new RegExp(`^from ${number} rows?$`),
    (from) => (Number.isInteger(from) && from > 0 ? { kind: 'rows', from } : null),
  ],
  [new RegExp(`^over ${number} ?%$`), (over) => ({ kind: 'share', over })],
  [new RegExp(`^over ${number} ?[×x]$`), (over) => ({ kind: 'distance', over })],
  [new RegExp(`^over ${number} ([a-z]+)$`), (limit, word) => valued('over', limit, word)],
  [new RegExp(`^below ${number} ([a-z]+)$`), (limit, word) => valued('below', limit, word)],
]

function valued(kind: 'over' | 'below', limit: number, word: string): Threshold | null {
  const unit = unitNames.find((name) => name === word || units[name] === word)
  return unit === undefined ? null : { kind, limit, unit }
}

/** Reads `from 1 row`, `over 5 %`, `below 20 rows`, `over 30 days`, `over 1 ×` or `off`; null where it is none of them. */
export function parseThreshold(text: string): Threshold | null {
  const plain = text.trim().replace(/\s+/g, ' ').toLowerCase()
  for (const [form, read] of forms) {
    const parts = form.exec(plain)
    if (parts === null) continue
    const amount = Number((parts[1] ?? '0').replaceAll(',', ''))
    return Number.isFinite(amount) ? read(amount, parts[2] ?? '') : null
  }
  return null
}

/** The words that `parseThreshold` reads. */
export function thresholdText(threshold: Threshold): string {
  switch (threshold.kind) {
    case 'off':
      return 'off'
    case 'rows':
      return `from ${exactly(threshold.from)} ${threshold.from === 1 ? 'row' : 'rows'}`
    case 'share':
      return `over ${exactly(threshold.over)} %`
    case 'distance':
      return `over ${exactly(threshold.over)} ×`
    default:
      return `${threshold.kind} ${withUnit(threshold.limit, threshold.unit)}`
  }
}

/** All digits, so that what is read again is the same. */
const exactly = (value: number) => amount(value, 20)

/** `1 day`, `1,200 rows` */
export function withUnit(value: number, unit: Unit): string {
  return `${exactly(value)} ${value === 1 ? units[unit] : unit}`
}

/** The kinds that fit a check: what it measures, and for values on which side of the limit it speaks. */
export function fits(threshold: Threshold, measured: Measured, side: 'over' | 'below'): boolean {
  if (threshold.kind === 'off') return true
  // of a count no more than all can offend; a share that rows tell may be a growth
  if (measured === 'count')
    return threshold.kind === 'rows' || (threshold.kind === 'share' && threshold.over < 100)
  if (measured === 'share') return threshold.kind === 'rows' || threshold.kind === 'share'
  if (measured === 'distance') return threshold.kind === 'distance'
  return threshold.kind === side && threshold.unit === measured
}

/** What fits, for people: `from N rows, over N %, off`. */
export function formsText(measured: Measured, side: 'over' | 'below'): string {
  if (measured === 'count' || measured === 'share') return 'from N rows, over N %, off'
  if (measured === 'distance') return 'over N ×, off'
  return `${side} N ${measured}, off`
}
