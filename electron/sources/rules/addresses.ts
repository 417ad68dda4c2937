import { splitAddress } from '../../clean/place/address.ts'
import { splitUnit } from '../../clean/place/unit.ts'
import { lengthLimits, withinLength } from '../../clean/text/length.ts'
import { cleanText } from '../../clean/text/text.ts'
import type { Rule } from '../defineSource.ts'
import type { Column } from '../headers.ts'

/** Street, unit, city, state and ZIP in one cell, beside a column for the state. */
export function wholeAddress(address: Column, state: Column): Rule {
  return {
    columns: [address, state],
    cells: ['name'],
    targets: ['address1', 'address2', 'city', 'state', 'zip'],
    says: 'Address in one cell, split at the longest ending that is a city of the state',
    read([cell = '', stateCell = ''], record, report, { noValue }) {
      const parts = splitAddress(cell, stateCell, noValue)
      record.address1 = parts.address1
      record.address2 = parts.address2
      record.state = parts.state
      record.zip = parts.zip
      if (parts.city !== null) {
        const city = withinLength(parts.city, lengthLimits.city)
        record.city = city.value
        if (city.problem) report(0, 'city', city.problem)
      }
      for (const problem of parts.problems) {
        const ofState = problem.cause === 'state_not_well_formed'
        report(ofState ? 1 : 0, targetOf(problem.cause), problem)
      }
    },
  }
}

function targetOf(cause: string): 'state' | 'zip' | 'address1' {
  if (cause === 'zip_not_well_formed' || cause === 'ends_in_point_zero') return 'zip'
  return cause === 'address_not_split' ? 'address1' : 'state'
}

/** A street whose unit moves to `address2`, unless the file has a column for the second line and fills it. */
export function street(first: Column, second?: Column): Rule {
  return {
    columns: second ? [first, second] : [first],
    cells: ['name', 'name'],
    targets: ['address1', 'address2'],
    says: second
      ? 'Street; its unit goes to address2 where the file leaves that empty'
      : 'Street; its unit goes to address2',
    read([firstCell = '', secondCell = ''], record) {
      const line = cleanText(firstCell)
      const filled = cleanText(secondCell)
      if (filled !== null || line === null) {
        record.address1 = line
        record.address2 = filled
        return
      }
      const parts = splitUnit(line)
      record.address1 = parts.street
      record.address2 = parts.unit
    },
  }
}
