import { type NoValueWords, usualNoValue } from '../text/noValue.ts'
import { cleanText } from '../text/text.ts'

interface LicenseeAndCompany {
  readonly licensee: string | null
  readonly company: string | null
}

/** A word of its own, with what may stand round it: `, DBA: `. `ADBAN` and `DBA's` are other words. */
const doingBusinessAs = /(?:,? |,)(?:dba|d\/b\/a|d\.b\.a\.?)[:,]? /i

/**
 * `BRIGGS, DASHESHIA DBA DEELIGHTFUL LEARNING STATION, LLC`: the licensee, and the company behind the first DBA.
 * Without DBA, or with nothing on one side of it, both are the whole cell. A half that is a word for no value is null.
 * Null for an empty cell.
 */
export function splitDoingBusinessAs(
  cell: string,
  noValue: NoValueWords = usualNoValue,
): LicenseeAndCompany | null {
  const text = cleanText(cell)
  if (text === null) return null
  const match = doingBusinessAs.exec(text)
  if (!match || match.index === 0) return { licensee: text, company: text }
  const licensee = text.slice(0, match.index)
  const company = text.slice(match.index + match[0].length)
  return { licensee: noValue.has(licensee) ? null : licensee, company: noValue.has(company) ? null : company }
}
