import { cleanText } from './text.ts'

export interface LicenseeAndCompany {
  readonly licensee: string
  readonly company: string
}

/** A word of its own, with what may stand round it: `, DBA: `. `ADBAN` and `DBA's` are other words. */
const doingBusinessAs = /(?:,? |,)(?:dba|d\/b\/a|d\.b\.a\.?)[:,]? /i

/**
 * `BRIGGS, DASHESHIA DBA DEELIGHTFUL LEARNING STATION, LLC`: the licensee, and the company behind the first DBA.
 * Without DBA, or with nothing on one side of it, both are the whole cell. Null for an empty cell.
 */
export function splitDoingBusinessAs(cell: string): LicenseeAndCompany | null {
  const text = cleanText(cell)
  if (text === null) return null
  const match = doingBusinessAs.exec(text)
  if (!match || match.index === 0) return { licensee: text, company: text }
  return { licensee: text.slice(0, match.index), company: text.slice(match.index + match[0].length) }
}
