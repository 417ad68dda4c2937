import type { IsoDate } from '../../../shared/isoDate.ts'
import { type Cleaned, notUnderstood } from '../cleaned.ts'
import { cleanText } from '../text/text.ts'
import { cleanIssueDate } from './date.ts'
import type { DateOptions } from './dateForms.ts'

const label = /^monitoring since:? ?/i

/**
 * `Monitoring since 2020-09-02`: a date by the rule of issue dates. A date without the label counts too.
 * @param runDate `YYYY-MM-DD`
 */
export function cleanMonitoringSince(cell: string, runDate: string, options?: DateOptions): Cleaned<IsoDate> {
  const date = (cleanText(cell) ?? '').replace(label, '')
  const cleanedDate = cleanIssueDate(date, runDate, options)
  return date === '' && cell.trim() !== ''
    ? notUnderstood('date_not_understood', 'holds no date')
    : cleanedDate
}
