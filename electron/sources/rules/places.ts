import { z } from 'zod'
import type { CleanedRecord } from '../../../shared/columns.ts'
import type { Cleaned, Problem } from '../../clean/cleaned.ts'
import { splitAddress } from '../../clean/place/address.ts'
import { splitCityStateZip } from '../../clean/place/cityStateZip.ts'
import { type Coordinates, cleanCoordinates, cleanPoint } from '../../clean/place/coordinates.ts'
import { splitUnit } from '../../clean/place/unit.ts'
import { lengthLimits, withinLength } from '../../clean/text/length.ts'
import { cleanText } from '../../clean/text/text.ts'
import { columnRefs, targetsOf } from '../format/parts.ts'
import type { Report } from '../rule.ts'
import { defineRule } from './define.ts'

export const coordinatesRule = defineRule({
  name: 'coordinates',
  says: 'Decimal degrees in two columns, or POINT (longitude latitude); a place outside the state is left out',
  options: () => ({
    to: targetsOf(['latitude', 'longitude'], false).optional(),
    latitude: columnRefs
      .optional()
      .describe('The column of the latitude, beside `longitude`; `from` is a column of POINTs.'),
    longitude: columnRefs.optional().describe('The column of the longitude.'),
  }),
  build({ latitude, longitude, from }, parts) {
    const apart = latitude !== undefined && longitude !== undefined
    const inputs = [
      ...(apart ? [parts.option('latitude', latitude), parts.option('longitude', longitude)] : []),
      ...(from === undefined && apart ? [] : [parts.main('value')]),
    ]
    return {
      inputs,
      targets: parts.targets(['latitude', 'longitude']),
      says: parts.says,
      read(cells, record, report, { state }) {
        const [north = '', east = ''] = cells
        const point = apart ? (cells[2] ?? '') : north
        const isApart = apart && (north.trim() !== '' || east.trim() !== '' || point === '')
        const { value, problem }: Cleaned<Coordinates> = isApart
          ? cleanCoordinates(north, east, state)
          : cleanPoint(point, state)
        record.latitude = value?.latitude ?? null
        record.longitude = value?.longitude ?? null
        if (problem === null) return
        if (!isApart) report(apart ? 2 : 0, 'latitude', problem)
        else if (north.trim() === '') report(1, 'longitude', problem)
        else report(0, 'latitude', problem)
      },
    }
  },
})

export const addressRule = defineRule({
  name: 'address',
  says: 'Address in one cell or in lines, split at the longest ending that is a city of the state',
  options: () => ({
    to: targetsOf(['address1', 'address2', 'city', 'state', 'zip'], false).optional(),
    state: columnRefs
      .optional()
      .describe('The column of the state beside the address; without one the address says it.'),
  }),
  build({ state }, parts) {
    const hasState = state !== undefined
    const filled = parts.targets(['address1', 'address2', 'city', 'state', 'zip'])
    const fields = (['address1', 'address2', 'state', 'zip'] as const).filter((field) =>
      filled.includes(field),
    )
    const hasCity = filled.includes('city')
    return {
      inputs: [parts.main('name', ', '), ...(hasState ? [parts.option('state', state)] : [])],
      targets: filled,
      says: parts.says,
      read(cells, record, report, { noValue, state: issuing }) {
        const cell = cells[0] as string
        const stateCell = cells[1] ?? ''
        // a cell that names no state lies in the state that issues the licenses
        const address = splitAddress(cell, hasState ? stateCell : null, noValue, hasState ? null : issuing)
        for (const field of fields) record[field] = address[field]
        if (hasCity) fillCity(record, address.city, report)
        for (const problem of address.problems) {
          const ofState = hasState && problem.cause === 'state_not_well_formed'
          report(ofState ? 1 : 0, targetOf(problem.cause), problem)
        }
      },
    }
  },
})

function fillCity(record: CleanedRecord, written: string | null, report: Report): void {
  if (written === null) return
  const { value, problem } = withinLength(written, lengthLimits.city)
  record.city = value
  if (problem !== null) report(0, 'city', problem)
}

function targetOf(cause: Problem['cause']): 'state' | 'zip' | 'address1' {
  if (cause === 'zip_not_well_formed' || cause === 'ends_in_point_zero') return 'zip'
  return cause === 'address_not_split' ? 'address1' : 'state'
}

export const streetRule = defineRule({
  name: 'street',
  says: 'Street; its unit goes to address2',
  options: () => ({
    to: targetsOf(['address1', 'address2'], false).optional(),
    second: columnRefs
      .optional()
      .describe('The columns of the second line, in their order: a unit, a floor.'),
    secondJoin: z
      .string()
      .max(20)
      .optional()
      .describe('What stands between several columns of `second`; else `, `.'),
  }),
  build({ second, secondJoin = ', ' }, parts) {
    return {
      inputs: [
        // number and street in two columns
        parts.main('name', ' '),
        ...(second === undefined
          ? []
          : [parts.option('second', second, { kind: 'name', separator: secondJoin })]),
      ],
      targets: parts.targets(['address1', 'address2']),
      says:
        second === undefined
          ? parts.says
          : 'Street; its unit goes to address2 where the file leaves that empty',
      read(cells, record) {
        const firstCell = cells[0] as string
        const secondCell = cells[1] ?? ''
        const line = cleanText(firstCell)
        const filled = cleanText(secondCell)
        if (filled !== null || line === null) {
          record.address1 = line
          record.address2 = filled
          return
        }
        const parted = splitUnit(line)
        record.address1 = parted.street
        record.address2 = parted.unit
      },
    }
  },
})

export const cityStateZipRule = defineRule({
  name: 'cityStateZip',
  says: 'City, state and ZIP in one cell',
  options: () => ({ to: targetsOf(['city', 'state', 'zip'], false).optional() }),
  build(_, parts) {
    const filled = parts.targets(['city', 'state', 'zip'])
    const fields = (['state', 'zip'] as const).filter((field) => filled.includes(field))
    const hasCity = filled.includes('city')
    return {
      inputs: [parts.main('value', ', ')],
      targets: filled,
      says: parts.says,
      read(cells, record, report, { noValue }) {
        const cell = cells[0] as string
        if (cell === '') return
        const place = splitCityStateZip(cell, noValue)
        for (const field of fields) record[field] = place[field]
        if (hasCity) fillCity(record, place.city, report)
        for (const problem of place.problems) report(0, targetOf(problem.cause), problem)
      },
    }
  },
})
