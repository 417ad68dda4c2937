import { causes } from '../../../../shared/causes.ts'
import { amount, count } from '../../../../shared/count.ts'
import type { Check } from '../check.ts'
import { type Threshold, thresholdText, unitNames, withUnit } from './threshold.ts'

const nouns = {
  facility: ['facility', 'facilities'],
  files: ['file', 'files'],
  measures: ['measure', 'measures'],
  source: ['row', 'rows'],
  run: ['row', 'rows'],
} as const

/** `9.7 %`; small shares keep what tells them from nothing. */
const percent = (share: number) => `${amount(share * 100, Math.abs(share) < 0.01 ? 3 : 1)} %`

/** From when on a check speaks: `warns from 1 row, fails over 5 %`; of few rows `… over 5 % and from 11 rows`. */
export function expectedText(
  warn: Threshold,
  error: Threshold,
  { fewest = 1, failsBy = null }: Partial<Pick<Check, 'fewest' | 'failsBy'>> = {},
): string {
  const parts = []
  if (warn.kind !== 'off') parts.push(`warns ${thresholdText(warn)}`)
  if (error.kind !== 'off')
    parts.push(
      `fails ${thresholdText(error)}${error.kind === 'share' && fewest > 1 ? ` and from ${count(fewest)} rows` : ''}${failsBy === null ? '' : ` ${failsBy}`}`,
    )
  return parts.length === 0 ? 'is switched off' : parts.join(', ')
}

/** What was found, with units: `12 of 124 facilities (9.7 %)`, `at most 45 %` (of several), `888 days`. */
export function observedText(
  { of, measured, rowsAre = null }: Pick<Check, 'of' | 'measured'> & Partial<Pick<Check, 'rowsAre'>>,
  offending: number,
  total: number,
  worst: number | null,
): string {
  const [one, many] = rowsAre ?? nouns[of]
  if (measured === 'count') {
    if (of === 'run' || of === 'source') return `${count(offending)} ${offending === 1 ? one : many}`
    const share = offending === 0 || total === 0 ? '' : ` (${percent(offending / total)})`
    return `${count(offending)} of ${count(total)} ${many}${share}`
  }
  if (measured === 'distance') return `${count(offending)} of ${count(total)} ${many} outside what is usual`
  // of a source there is one number
  if (measured === 'share') return `${of === 'source' ? '' : 'at most '}${percent(worst ?? 0)}`
  return withUnit(round(worst ?? 0), measured)
}

/** The sentence for a result that did not pass. `worst` is its first row, whose columns the clause may name; its `told` speaks of all. */
export function explanation(
  check: Pick<Check, 'found' | 'advice' | 'measured' | 'of'>,
  source: string | null,
  observed: string,
  worst: Readonly<Record<string, unknown>> | undefined,
  offending: number,
  severity: 'warn' | 'error',
  threshold: Threshold,
): string {
  const found = filled(check.found, worst ?? {}, check.measured)
  const isPredicate = !check.found.includes('{') || (check.of === 'facility' && check.measured === 'count')
  const clause = isPredicate
    ? `${observed} ${found}`
    : `${found}${offending > 1 && !check.found.includes('{told}') ? ` (and ${count(offending - 1)} more)` : ''}`
  const place = source === null ? '' : `In ${source} `
  const sentence = `${place}${clause}; it ${severity === 'error' ? 'fails' : 'warns'} ${thresholdText(threshold)}: ${check.advice}.`
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

function filled(clause: string, row: Readonly<Record<string, unknown>>, measured: Check['measured']): string {
  return clause
    .replace(/\{(\w+)\}/g, (_, column: string) => shown(column, row[column], measured))
    .replace(/\s+/g, ' ')
}

function shown(column: string, value: unknown, measured: Check['measured']): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'number') return titled(column, String(value)).slice(0, column === 'told' ? 600 : 120)
  if (column === 'share') return percent(value)
  const unit = unitNames.find((name) => name === measured)
  return column === 'value' && unit !== undefined ? withUnit(round(value), unit) : count(round(value))
}

/** A cause of rejects and warnings by its title; learned measures hold it as their category. */
function titled(column: string, text: string): string {
  const isCause = (column === 'cause' || column === 'category') && Object.hasOwn(causes, text)
  return isCause ? `'${causes[text as keyof typeof causes]}'` : text
}

const round = (value: number) => Number(value.toFixed(3))
