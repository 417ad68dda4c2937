import type { IsoDate } from '../../../shared/isoDate.ts'
import { type Cleaned, notUnderstood } from '../cleaned.ts'
import { type NoValueWords, noValueOf, usualNoValue } from '../text/noValue.ts'
import { cleanText } from '../text/text.ts'
import { cleanIssueDate } from './date.ts'
import type { DateOptions } from './dateForms.ts'

const label = /^monitoring since:? ?/i

/**
 * `Monitoring since 2020-09-02`: a date by the rule of issue dates. A date without the label counts too. A word for no
 * value behind the label is none (DATA.md, "No value").
 * @param runDate `YYYY-MM-DD`
 */
export function cleanMonitoringSince(
  cell: string,
  runDate: string,
  options?: DateOptions,
  noValue: NoValueWords = usualNoValue,
): Cleaned<IsoDate> {
  const date = (cleanText(cell) ?? '').replace(label, '')
  if (noValue.has(date)) return noValueOf(date)
  const cleanedDate = cleanIssueDate(date, runDate, options)
  return date === '' && cell.trim() !== ''
    ? notUnderstood('date_not_understood', 'holds no date')
    : cleanedDate
}
