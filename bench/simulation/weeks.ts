import {
  company,
  given,
  type Place,
  padded,
  phoneDigits,
  street,
  surname,
  texasPlaces,
  unit,
} from '../invent.ts'
import { type Random, random } from '../random.ts'

/** The layout that is simulated: of the three it says most that can go wrong (county, email, capacity, dates, ZIP). */
export const header = [
  'Operation',
  'Agency Number',
  'Operation Name',
  'Address',
  'City',
  'State',
  'Zip',
  'County',
  'Phone',
  'Type',
  'Status',
  'Issue Date',
  'Capacity',
  'Email Address',
  'Facility ID',
  'Monitoring Frequency',
  'Infant',
  'Toddler',
  'Preschool',
  'School',
] as const
export type Column = (typeof header)[number]

/** Cells in the order of `header`. */
export type Cells = readonly string[]

/** What the agency's file holds in one week. */
export interface Week {
  /** Run date, `YYYY-MM-DD`; a week after the one before. */
  readonly date: string
  readonly records: readonly Cells[]
}

export const firstFacilities = 1500
/** Of all facilities, that close, open or change in a week. */
const churn = 0.03
/** More open than close: about 8 % a year. */
const growth = 0.0015
const start = Date.UTC(2025, 0, 6)
const day = 86_400_000

/** Some owners have their office in another state, where ZIP codes begin with 0. */
const elsewhere: readonly (Place & { readonly state: string })[] = [
  { city: 'BOSTON', county: 'SUFFOLK', zip: 2101, state: 'MA' },
  { city: 'NEWARK', county: 'ESSEX', zip: 7101, state: 'NJ' },
  { city: 'HARTFORD', county: 'HARTFORD', zip: 6101, state: 'CT' },
]

type Facility = Record<Column, string>

/**
 * Ordinary weeks of an agency's list, one after the other for ever: every week 3 % of the facilities close, open or
 * change; the list grows slowly; more open before the school year than in winter; now and then one is corrected.
 * The same seed gives the same weeks.
 */
export function* weeks(seed: number): Generator<Week> {
  const draw = random(seed * 7919 + 1)
  let next = 0
  const open = (date: number | null): Facility => {
    next += 1
    return facility(draw, next, date)
  }
  let facilities = Array.from({ length: firstFacilities }, () => open(null))
  for (let week = 0; ; week += 1) {
    const time = start + week * 7 * day
    yield {
      date: new Date(time).toISOString().slice(0, 10),
      records: facilities.map((one) => header.map((column) => one[column])),
    }
    const season = 1 + 0.5 * Math.sin((2 * Math.PI * (week - 19)) / 52)
    facilities = facilities.filter(() => !draw.chance(churn / 3))
    facilities = facilities.map((one) => (draw.chance(churn / 3) ? changed(draw, one) : one))
    const opening = Math.round((churn / 3) * season * facilities.length + growth * facilities.length)
    for (let count = wobbled(draw, opening); count > 0; count -= 1)
      facilities.push(open(time - draw.below(21) * day))
  }
}

/** Weeks are never quite alike. */
function wobbled(draw: Random, count: number): number {
  return Math.max(0, count + draw.below(7) - 3)
}

function facility(draw: Random, number: number, opened: number | null): Facility {
  const place = placeOf(draw)
  const digits = phoneDigits(draw)
  const issued = new Date(opened ?? Date.UTC(1990 + draw.below(35), draw.below(12), 1 + draw.below(28)))
  const kind = kindOf(draw)
  return {
    Operation: String(500_000 + number),
    'Agency Number': draw.chance(0.1) ? String(1 + draw.below(900)) : '',
    'Operation Name': draw.chance(0.3) ? `${given(draw)} ${surname(draw)}` : company(draw),
    Address: `${street(draw)}${draw.chance(0.05) ? ` ${unit(draw)}` : ''}`,
    City: place.city,
    State: place.state,
    Zip: String(place.zip + draw.below(60)).padStart(5, '0'),
    County: place.county,
    Phone: `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`,
    Type: kind,
    Status: statusOf(draw),
    'Issue Date': `${issued.getUTCMonth() + 1}/${issued.getUTCDate()}/${padded(issued.getUTCFullYear() % 100)}`,
    Capacity: capacityOf(draw, kind),
    'Email Address': draw.chance(0.82)
      ? `office${number}@${draw.pick(['care.example', 'kids.example'])}`
      : '',
    'Facility ID': String(133_000 + number * 3),
    'Monitoring Frequency': draw.chance(0.2) ? draw.pick(['Monthly', 'Annual']) : '',
    Infant: yes(draw, 0.6),
    Toddler: yes(draw, 0.8),
    Preschool: yes(draw, 0.9),
    School: yes(draw, 0.5),
  }
}

function changed(draw: Random, one: Facility): Facility {
  const change = draw.below(5)
  if (change === 0) return { ...one, Capacity: capacityOf(draw, one.Type) }
  if (change === 1) return { ...one, Status: statusOf(draw) }
  if (change === 2) {
    const digits = phoneDigits(draw)
    return { ...one, Phone: `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}` }
  }
  if (change === 3)
    return { ...one, 'Email Address': draw.chance(0.82) ? `desk${draw.below(100_000)}@care.example` : '' }
  return { ...one, Address: street(draw) }
}

/** A few counties hold most facilities, as in life; three in a hundred owners are elsewhere. */
function placeOf(draw: Random): Place & { readonly state: string } {
  if (draw.chance(0.03)) return draw.pick(elsewhere)
  const rank = Math.min(draw.below(texasPlaces.length), draw.below(texasPlaces.length))
  return { ...(texasPlaces[rank] as Place), state: 'TX' }
}

function kindOf(draw: Random): string {
  if (draw.chance(0.5)) return 'Licensed Center - Child Care Program'
  return draw.chance(0.4) ? 'Licensed Child-Care Home' : 'Registered Child-Care Home'
}

function statusOf(draw: Random): string {
  return draw.chance(0.93) ? 'Full Permit' : draw.chance(0.7) ? 'Initial Permit' : 'Provisional Permit'
}

/** Homes take up to twelve children. */
function capacityOf(draw: Random, kind: string): string {
  return String(kind.includes('Home') ? 6 + draw.below(7) : 30 + draw.below(170))
}

function yes(draw: Random, share: number): string {
  return draw.chance(share) ? 'Y' : 'N'
}
