import { texasHeader } from './headers.ts'
import { capacity, dashed, type Layout, shared, zipsOfPlace } from './layout.ts'
import { random } from './random.ts'
import { company, shortDate, street, texasPlaces, unit, zip } from './words.ts'

export const texasLayout: Layout = {
  file: 'texas.csv',
  header: texasHeader,
  *records(count, seed = 3) {
    const draw = random(seed)
    let license: string[] = []
    for (let index = 0; index < count; index += 1) {
      if (license.length === 0 || !draw.chance(shared)) {
        license = [
          String(500_000 + index),
          company(draw),
          draw.pick([
            'Licensed Center - Child Care Program',
            'Licensed Child-Care Home',
            'Registered Child-Care Home',
          ]),
          draw.chance(0.97) ? 'Full Permit' : 'Initial Permit',
          shortDate(draw, 1984, 2024),
        ]
      }
      const [operation = '', name = '', type = '', status = '', issued = ''] = license
      const place = draw.pick(texasPlaces)
      yield [
        operation,
        draw.chance(0.1) ? String(1 + draw.below(900)) : '',
        name,
        `${street(draw)}${draw.chance(0.05) ? ` ${unit(draw)}` : ''}`,
        place.city,
        'TX',
        zip(place, draw, zipsOfPlace),
        place.county,
        dashed(draw),
        type,
        status,
        issued,
        capacity(draw),
        draw.chance(0.8) ? `Office.${index}@${draw.pick(['example.com', 'example.org', 'Example.net'])}` : '',
        String(133_000 + index * 3),
        draw.chance(0.2) ? draw.pick(['Monthly', 'Annual']) : '',
        ...Array.from({ length: 4 }, () => (draw.chance(0.8) ? 'Y' : 'N')),
      ]
    }
  },
}
