import { oklahomaHeader } from './headers.ts'
import { capacity, type Layout, odd, shared, zipsOfPlace } from './layout.ts'
import { type Random, random } from './random.ts'
import { company, given, longDate, oklahomaPlaces, phoneDigits, street, surname, unit, zip } from './words.ts'

const dayHours = [
  '6:00AM - 6:00PM',
  '6:30AM - 5:30PM',
  '7:00AM - 5:30PM',
  '7:30AM - 5:30PM',
  '8:00AM - 5:00PM',
]
const ages = [
  'Infants (0-11 months)',
  'Toddlers (12-23 months; 1yr.)',
  'Preschool (24-48 months; 2-4 yrs.)',
  'School-age (5 years-older)',
]

export const oklahomaLayout: Layout = {
  file: 'oklahoma.csv',
  header: oklahomaHeader,
  *records(count, seed = 2) {
    const draw = random(seed)
    let license: string[] = []
    for (let index = 0; index < count; index += 1) {
      if (license.length === 0 || !draw.chance(shared)) {
        const home = draw.chance(0.8)
        const business = company(draw)
        license = [
          `CHILD CARE ${home ? 'FAMILY' : 'CENTER'} - K${820_000_000 + index}`,
          draw.chance(0.35) ? `${surname(draw)}, ${given(draw)} DBA ${business}` : business,
          `Monitoring since ${longDate(draw, 1998, 2024)}`,
        ]
      }
      const [type = '', name = '', since = ''] = license
      const place = draw.pick(oklahomaPlaces)
      const subsidy = draw.chance(0.6)
      const yearRound = draw.chance(0.9)
      const suite = draw.chance(0.03)
      const person = `${given(draw)} ${surname(draw)}`
      const digits = phoneDigits(draw)
      const first = draw.below(3)
      const groups = ages.slice(first, first + 2 + draw.below(3))
      yield [
        type,
        name,
        subsidy ? 'Accepts Subsidy' : '',
        yearRound ? 'Year Round' : '',
        'Daytime Hours',
        `${1 + draw.below(5)} Star Level Program`,
        ...week(draw),
        `${person}\n \n ${draw.chance(0.8) ? 'Primary Caregiver' : 'Director'}`,
        `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${draw.chance(odd) ? '' : digits.slice(6)}`,
        draw.chance(0.9) ? `${person.replace(' ', '.')}${draw.below(10_000)}@Example.com` : '',
        `${street(draw)}${suite ? ` ${unit(draw)}` : ''}`,
        !suite && draw.chance(0.01) ? unit(draw) : '',
        place.city,
        'OK',
        zip(place, draw, zipsOfPlace),
        `Subsidy Contract Number: ${subsidy ? 10_000 + draw.below(90_000) : 'N/A'}`,
        capacity(draw),
        ...groups,
        ...Array<string>(4 - groups.length).fill(''),
        since,
        // the source shifts these two under each other's headers
        subsidy ? 'Accepts Subsidy' : yearRound ? 'Year Round' : 'Daytime Hours',
        draw.chance(0.1) ? 'Evening Hours' : 'Daytime Hours',
      ]
    }
  },
}

function week(draw: Random): string[] {
  const hours = draw.pick(dayHours)
  const friday = draw.chance(0.1) ? draw.pick(dayHours) : hours
  const saturday = draw.chance(0.1) ? draw.pick(dayHours) : 'CLOSED'
  if (draw.chance(0.02)) return Array<string>(7).fill('12:00AM - 12:00AM')
  return [hours, hours, hours, hours, friday, saturday, draw.chance(0.03) ? saturday : 'CLOSED']
}
