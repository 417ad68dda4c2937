import { nevadaHeader } from './headers.ts'
import { dashed, type Layout, shared, zipsOfPlace } from './layout.ts'
import { type Random, random } from './random.ts'
import {
  company,
  given,
  nevadaPlaces,
  type Place,
  padded,
  shortDate,
  street,
  surname,
  unit,
  zip,
} from './words.ts'

export const nevadaLayout: Layout = {
  file: 'nevada.csv',
  header: nevadaHeader,
  *records(count, seed = 1) {
    const draw = random(seed)
    let license: string[] = []
    for (let index = 0; index < count; index += 1) {
      if (license.length === 0 || !draw.chance(shared)) {
        license = [
          company(draw),
          draw.pick(['CENTER', 'FAMILY CARE', 'GROUP CARE', 'CENTER (PROVISIONAL)', 'ACCOMMODATION']),
          `${100 + index}-${padded(draw.below(26))}`,
          draw.chance(0.9) ? 'Active' : 'Closed',
          shortDate(draw, 1990, 2024),
        ]
      }
      const [name = '', type = '', number = '', status = '', issued = ''] = license
      const place = draw.pick(nevadaPlaces)
      yield [
        name,
        type,
        number,
        status,
        shortDate(draw, 2023, 2030),
        draw.chance(0.97) ? 'N' : 'Y',
        wholeAddress(draw, place),
        'NV',
        place.county,
        dashed(draw),
        issued,
        draw.chance(0.03) ? twoPeople(draw) : `${given(draw)} ${surname(draw)}`,
        draw.pick(['Director', 'Owner', 'Person in Charge', 'Other']),
      ]
    }
  },
}

function wholeAddress(draw: Random, place: Place): string {
  const suite = draw.chance(0.08) ? `, ${unit(draw)}` : ''
  return `${street(draw)}${suite} ${place.city}, NV ${zip(place, draw, zipsOfPlace)}`
}

function twoPeople(draw: Random): string {
  return `${given(draw)} & ${given(draw)} ${surname(draw)} & ${surname(draw)}`
}
