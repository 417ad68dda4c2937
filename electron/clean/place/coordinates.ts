import { type Cleaned, cleaned, nothing, notUnderstood } from '../cleaned.ts'
import { isInStateBox } from './stateBoxes.ts'

/** Decimal degrees (WGS 84). */
export interface Coordinates {
  readonly latitude: number
  readonly longitude: number
}

const degrees = /^[+-]?[0-9]{1,3}(?:\.[0-9]+)?$/
const point = /^POINT *\( *(\S+) +(\S+) *\)$/i

/**
 * A latitude and a longitude in cells of their own. (DATA.md, "Coordinates")
 * @param state USPS code: a place outside its box is none, such as 0, 0 or the two cells exchanged.
 */
export function cleanCoordinates(latitude: string, longitude: string, state: string): Cleaned<Coordinates> {
  const north = latitude.trim()
  const east = longitude.trim()
  if (north === '' && east === '') return nothing
  if (north === '' || east === '')
    return notDegrees(`has no ${north === '' ? 'latitude' : 'longitude'} beside it`)
  if (!degrees.test(north) || !degrees.test(east))
    return notDegrees('is not in decimal degrees, such as 36.1147')
  const place = { latitude: Number(north), longitude: Number(east) }
  if (isInStateBox(place.latitude, place.longitude, state)) return cleaned(place)
  const exchanged = isInStateBox(place.longitude, place.latitude, state)
  return notUnderstood(
    'coordinates_outside_state',
    exchanged ? `lies outside ${state}: latitude and longitude are exchanged` : `lies outside ${state}`,
  )
}

/** `POINT (longitude latitude)`, as well-known text has it. (DATA.md, "Coordinates") */
export function cleanPoint(cell: string, state: string): Cleaned<Coordinates> {
  const text = cell.trim()
  if (text === '' || /^POINT +EMPTY$/i.test(text)) return nothing
  const parts = point.exec(text)
  if (parts === null) return notDegrees('is no POINT (longitude latitude)')
  return cleanCoordinates(parts[2] as string, parts[1] as string, state)
}

function notDegrees(why: string): Cleaned<never> {
  return notUnderstood('coordinates_not_understood', why)
}
