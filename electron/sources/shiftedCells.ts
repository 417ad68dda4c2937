import { cleanEmail } from '../clean/person/email.ts'
import { cleanPhone } from '../clean/person/phone.ts'
import { stateCodeOf } from '../clean/place/state.ts'
import { isZip } from '../clean/place/zip.ts'
import { cleanText } from '../clean/text/text.ts'
import { cleanWholeNumber } from '../clean/text/wholeNumber.ts'
import { cleanIssueDate } from '../clean/time/date.ts'
import type { Finding } from './finding.ts'
import { headerKey } from './headers.ts'
import type { Layout } from './layout.ts'
import type { Target } from './rule.ts'

/** Kinds of cells that tell by themselves whether they hold what belongs there. */
type Kind = 'state' | 'zip' | 'phone' | 'email' | 'date' | 'number'

const kinds: Partial<Record<Target, Kind>> = {
  state: 'state',
  zip: 'zip',
  phone: 'phone',
  phone2: 'phone',
  email: 'email',
  license_issued: 'date',
  license_renewed: 'date',
  certificate_expiration_date: 'date',
  capacity: 'number',
}

const takes: Record<Kind, (text: string, runDate: string) => boolean> = {
  state: (text) => stateCodeOf(text) !== null,
  zip: isZip,
  phone: (text) => cleanPhone(text).value !== null,
  email: (text) => cleanEmail(text).value !== null,
  date: (text, runDate) => cleanIssueDate(text, runDate).value !== null,
  number: (text) => cleanWholeNumber(text).value !== null,
}

const asItIs = (text: string): string => text

const fewestFilled = 3
const fewestMisplaced = 2

/**
 * Finds records whose cells stand one or more columns too far, as an unquoted comma leaves them: of the state, ZIP,
 * phone, email, date and whole-number cells three or more are filled, none is understood, and two hold what another of
 * these kinds would take (DATA.md, "What is a record"). To be asked of records with some warnings only.
 */
export function shiftedCells({ source, places, header }: Layout, runDate: string) {
  const columns = source.rules.flatMap((rule) =>
    rule.columns.flatMap((column) => {
      const place = places.get(column) ?? -1
      // beside an address in one cell there may be a column of the state
      const kind =
        rule.columns.length === 1
          ? kinds[rule.targets[0] as Target]
          : headerKey(column.name) === 'state'
            ? 'state'
            : undefined
      return place < 0 || kind === undefined ? [] : [{ place, kind, textOf: rule.readsOf ?? asItIs }]
    }),
  )

  return (cells: readonly string[]): Finding | null => {
    const misplaced: string[] = []
    let filled = 0
    for (const { place, kind, textOf } of columns) {
      const text = cleanText(cells[place] ?? '')
      if (text === null) continue
      if (takes[kind](textOf(text), runDate)) return null
      filled += 1
      const other = (Object.keys(takes) as Kind[]).find((one) => one !== kind && takes[one](text, runDate))
      if (other !== undefined)
        misplaced.push(`${(header[place] as string).trim()} holds '${text.slice(0, 40)}'`)
    }
    if (filled < fewestFilled || misplaced.length < fewestMisplaced) return null
    const reason = `its cells stand in wrong columns: ${misplaced.slice(0, 3).join(', ')}; look for a comma outside quotes`
    return { cause: 'cells_shifted', column: null, field: null, value: null, reason }
  }
}
