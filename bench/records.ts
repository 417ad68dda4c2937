import { nevadaHeader, texasHeader } from './headers.ts'
import {
  company,
  given,
  longDate,
  nevadaPlaces,
  oklahomaPlaces,
  type Place,
  padded,
  phoneDigits,
  shortDate,
  street,
  surname,
  texasPlaces,
  unit,
  zip,
} from './invent.ts'
import { type Random, random } from './random.ts'

/** A layout's header, and its records one after the other, as raw cells. */
export interface Layout {
  readonly file: string
  readonly header: readonly string[]
  /** The same for the same seed; each layout has one of its own. */
  records(count: number, seed?: number): Iterable<readonly string[]>
}

/** Records that share the license of the one before, of all. */
const shared = 0.001
/** Cells that can't be understood, of all phones and capacities. */
const odd = 0.0005
/** 20 places and 500 ZIPs each: 10,000 address codes a layout. */
const zipsOfPlace = 500

const nevada: Layout = {
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

const oklahoma: Layout = {
  file: 'oklahoma.csv',
  header: [
    'Type License',
    'Company',
    'Accepts Subsidy',
    'Year Round',
    'Daytime Hours',
    'Star Level',
    'Mon',
    'Tues',
    'Wed',
    'Thurs',
    'Friday',
    'Saturday',
    'Sunday',
    'Primary Caregiver',
    'Phone',
    'Email',
    'Address1',
    'Address2',
    'City',
    'State',
    'Zip',
    'Subsidy Contract Number',
    'Total Cap',
    'Ages Accepted 1',
    'AA2',
    'AA3',
    'AA4',
    'License Monitoring Since',
    'School Year Only',
    'Evening Hours',
  ],
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

function capacity(draw: Random): string {
  return draw.chance(odd) ? '12O' : String(5 + draw.below(200))
}

const texas: Layout = {
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

function dashed(draw: Random): string {
  const digits = phoneDigits(draw)
  return `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${draw.chance(odd) ? '' : digits.slice(6)}`
}

export const layouts: readonly Layout[] = [nevada, oklahoma, texas]
