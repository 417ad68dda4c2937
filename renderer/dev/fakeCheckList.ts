import type { CheckSeries } from '../../shared/window/checks.ts'
import type { CheckFamily } from '../../shared/window/kinds.ts'

/** A check of the pretended program, and the numbers around which it finds something. */
export interface FakeCheck {
  readonly name: string
  readonly title: string
  readonly protects: string
  readonly family: CheckFamily
  readonly of: string
  readonly warn: string
  readonly error: string
  readonly unit: CheckSeries['unit']
  /** Looks at the run as a whole instead of each source. */
  readonly whole: boolean
  /** What a learned check measures, with the level and the weekly spread of each; none where it is not learned. */
  readonly measures: readonly (readonly [
    label: string,
    unit: CheckSeries['unit'],
    level: number,
    spread: number,
  ])[]
}

type Line = readonly [title: string, protects: string, of: string, warn: string, error: string]

const checksOf = (family: CheckFamily, unit: CheckSeries['unit'], lines: readonly Line[]): FakeCheck[] =>
  lines.map(([title, protects, of, warn, error]) => ({
    ...{ name: nameOf(title), title, protects, family, of, warn, error, unit },
    whole: family === 'reconciliation' || family === 'references',
    measures: [],
  }))

const nameOf = (title: string) =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '')

const learned = (
  title: string,
  protects: string,
  family: CheckFamily,
  measures: FakeCheck['measures'],
): FakeCheck => ({
  ...{ name: nameOf(title), title, protects, family, measures },
  ...{ of: 'measures', warn: 'over 1 ×', error: 'over 2 ×', unit: 'number', whole: false },
})

const from1: readonly [string, string] = ['from 1 row', 'off']
const over5: readonly [string, string] = ['from 1 row', 'over 5 %']
const fail1: readonly [string, string] = ['off', 'from 1 row']

export const fakeCheckList: readonly FakeCheck[] = [
  ...checksOf('reconciliation', 'rows', [
    [
      'Every record is accounted for',
      'Nothing is lost in silence: read = loaded + rejected',
      'files',
      ...fail1,
    ],
    ['Every file loads records', 'A file that was cut off is seen at once', 'files', ...fail1],
  ]),
  ...checksOf('volume', 'share', [
    [
      'Few records are rejected',
      'A date is complete; a file with many rejects is broken or has another layout',
      'files',
      'from 1 row',
      'over 10 %',
    ],
    [
      'At least half of the last run',
      'Half a file is not taken for a whole one',
      'source',
      'off',
      'over 50 %',
    ],
  ]),
  learned('Row counts are usual', 'A file that lost or doubled its rows is not published', 'volume', [
    ['Rows', 'rows', 4100, 36],
    ['Facilities', 'rows', 4080, 36],
    ['Licenses', 'rows', 4070, 35],
  ]),
  ...checksOf('completeness', 'share', [
    ['Facilities have an address', 'Leads are found by place', 'facility', 'over 2 %', 'over 20 %'],
    ['Facilities can be reached', 'Every lead has a phone or an e-mail', 'facility', 'over 5 %', 'over 30 %'],
    ['Licenses have a status', 'Closed places are not called', 'license', ...over5],
    ['Licenses have a type', 'Homes and centers are told apart', 'license', ...over5],
    ['Contacts have a name', 'A call begins with a name', 'contact', 'over 10 %', 'off'],
    ['Facilities have a capacity', 'Leads are ranked by size', 'facility', 'over 10 %', 'off'],
  ]),
  learned(
    'Empty values are usual',
    'A column that ran empty is seen before its readers see it',
    'completeness',
    [
      ['contact.email empty', 'share', 0.21, 0.004],
      ['contact.phone empty', 'share', 0.012, 0.001],
      ['facility.capacity empty', 'share', 0.06, 0.003],
      ['license.license_issued empty', 'share', 0.02, 0.001],
    ],
  ),
  ...checksOf('format', 'share', [
    ['Phone numbers are well formed', 'Sales can call; a shifted column shows at once', 'contact', ...over5],
    ['E-mail addresses are well formed', 'Letters arrive', 'contact', ...over5],
    ['ZIP codes have five or nine digits', 'Leads are found by place', 'addresscode', ...over5],
    ['States are USPS codes', 'Regions add up', 'addresscode', ...over5],
    ['Texts hold no odd characters', 'Names can be read and searched', 'facility', ...from1],
    ['Opening hours can be read', 'Calls are made when someone is there', 'facility', ...over5],
    ['License numbers keep their shape', 'Weeks can be compared by license', 'license', ...over5],
    ['Websites are addresses', 'Research finds the place', 'facility', ...from1],
  ]),
  ...checksOf('range', 'share', [
    ['Capacity is between 1 and 2,000', 'Leads are ranked by size', 'facility', ...over5],
    ['Ages are in order', 'Programs are told by the ages they take', 'facility', ...over5],
    ['Issue dates are past', 'Day and month are not swapped', 'license', ...over5],
    ['Expiry dates are plausible', 'Renewals are called in time', 'facility', ...over5],
    ['Star levels are 0 to 5', 'Quality can be compared', 'facility', ...fail1],
  ]),
  learned('Capacities are usual', 'Ten children are not a hundred', 'range', [
    ['Mean capacity', 'number', 61, 0.8],
    ['Median capacity', 'number', 45, 0.6],
  ]),
  ...checksOf('uniqueness', 'rows', [
    ['Licenses have one facility', 'One place is called once', 'facility', ...from1],
    ['Facilities are not repeated', 'One place is called once', 'facility', ...from1],
    ['Contacts are not shared by many', 'An operator’s own number is no help line', 'contact', ...from1],
    ['Provider ids are not repeated', 'Weeks can be compared by provider', 'facility', ...from1],
  ]),
  ...checksOf('references', 'rows', [
    ['No row stands alone', 'Joins neither lose facilities nor count twice', 'facility', ...fail1],
    ['Licenses are of their state', 'Two states’ numbers are not mixed', 'license', ...fail1],
  ]),
  ...checksOf('freshness', 'days', [
    ['The source was loaded lately', 'Nobody calls from last month’s list', 'source', 'over 10 days', 'off'],
    [
      'The newest license is recent',
      'A list that stands still is seen',
      'source',
      'over 60 days',
      'over 180 days',
    ],
    ['The file is not one of another date', 'Last month’s file is not sent again', 'files', ...fail1],
  ]),
  ...checksOf('drift', 'rows', [
    ['No column is missing', 'A field does not fall silent', 'files', ...from1],
    ['No column is new', 'New facts are put to use', 'files', ...from1],
    ['The header is that of the last run', 'A shifted column shows at once', 'files', ...from1],
  ]),
  learned('Warnings are usual', 'Values that can’t be read do not creep in', 'drift', [
    ['phone_not_understood', 'share', 0.011, 0.001],
    ['date_not_understood', 'share', 0.008, 0.001],
  ]),
  learned('Categories are usual', 'A status or county that vanished is asked for', 'change', [
    ['license_status ACTIVE', 'share', 0.88, 0.004],
    ['license_status CLOSED', 'share', 0.05, 0.003],
    ['county CLARK', 'share', 0.41, 0.005],
    ['county WASHOE', 'share', 0.22, 0.004],
    ['license_type CENTER', 'share', 0.63, 0.004],
  ]),
  learned('Licenses come and go as usual', 'A list of other numbers is not taken for this one', 'change', [
    ['Added', 'share', 0.015, 0.002],
    ['Gone', 'share', 0.014, 0.002],
  ]),
]

export const fakeSources = [
  { id: 'nevada', title: 'Nevada child care licensing', state: 'NV' },
  { id: 'oklahoma', title: 'Oklahoma child care locator', state: 'OK' },
  { id: 'texas', title: 'Texas HHSC child-care operations', state: 'TX' },
] as const
