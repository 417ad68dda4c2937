import type { CleanedRecord, FieldOfType } from '../../../shared/columns.ts'
import { type Coordinates, cleanCoordinates, cleanPoint } from '../../clean/place/coordinates.ts'
import type { Rule } from '../defineSource.ts'
import type { Column } from '../headers.ts'

type NumberField = FieldOfType<'number'>
interface PlaceFields {
  readonly latitude: NumberField
  readonly longitude: NumberField
}

/** Latitude and longitude in columns of their own. */
export function coordinates(latitude: Column, longitude: Column, targets: PlaceFields): Rule {
  return {
    columns: [latitude, longitude],
    targets: [targets.latitude, targets.longitude],
    says: 'Decimal degrees; a place outside the state is left out',
    read([north = '', east = ''], record, report, { state }) {
      const { value, problem } = cleanCoordinates(north, east, state)
      fill(record, targets, value)
      if (problem === null) return
      const column = north.trim() === '' ? 1 : 0
      report(column, column === 0 ? targets.latitude : targets.longitude, problem)
    },
  }
}

/** `POINT (longitude latitude)` in one column. */
export function point(column: Column, targets: PlaceFields): Rule {
  return {
    columns: [column],
    targets: [targets.latitude, targets.longitude],
    says: 'POINT (longitude latitude) in decimal degrees; a place outside the state is left out',
    read([cell = ''], record, report, { state }) {
      const { value, problem } = cleanPoint(cell, state)
      fill(record, targets, value)
      if (problem) report(0, targets.latitude, problem)
    },
  }
}

function fill(record: CleanedRecord, { latitude, longitude }: PlaceFields, place: Coordinates | null): void {
  record[latitude] = place?.latitude ?? null
  record[longitude] = place?.longitude ?? null
}
