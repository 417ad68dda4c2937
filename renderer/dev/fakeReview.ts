import type { CleanedRecord } from '../../shared/columns.ts'
import { emptyRecord } from '../../shared/columns.ts'
import { isoDate } from '../../shared/isoDate.ts'
import type { FileCard, MappingRow, MappingTable, SourceInfo } from '../../shared/window/files.ts'
import type { ReviewFile, ReviewIssue, ReviewRow } from '../../shared/window/review.ts'
import { cities, firsts, givens, kinds, pick, seconds, streets, surnames } from './places.ts'

export const nevada: SourceInfo = { id: 'nevada', title: 'Nevada child care licensing', state: 'NV' }
export const oklahoma: SourceInfo = { id: 'oklahoma', title: 'Oklahoma DHS child care locator', state: 'OK' }
export const texas: SourceInfo = { id: 'texas', title: 'Texas HHSC child-care operations', state: 'TX' }

export interface FakeFile {
  readonly id: string
  readonly name: string
  readonly bytes: number
  readonly rows: number
  readonly source: SourceInfo
}

export const header = [
  'Name',
  'Credential Type',
  'Credential Number',
  'Status',
  'Expiration Date',
  'Disciplinary Action',
  'Address',
  'State',
  'County',
  'Phone',
  'First Issue Date',
  'Primary Contact Name',
  'Primary Contact Role',
  'Quality Rating',
] as const

export const fileKinds: readonly FakeFile[] = [
  { id: 'f1', name: 'nevada.csv', bytes: 18_200, rows: 128, source: nevada },
  { id: 'f2', name: 'oklahoma.csv', bytes: 24_900, rows: 82, source: oklahoma },
  { id: 'f3', name: 'texas.csv', bytes: 1_240_000, rows: 12_221, source: texas },
]

export const fileOf = (id: string): FakeFile =>
  fileKinds.find((file) => file.id === id) ?? (fileKinds[0] as FakeFile)

export function card(file: FakeFile): FileCard {
  return {
    id: file.id,
    name: file.name,
    bytes: file.bytes,
    sha256: file.id,
    encoding: file.id === 'f2' ? 'Windows-1252' : 'UTF-8',
    encodingReason: file.id === 'f2' ? 'byte 0xED at line 42 is not valid UTF-8' : 'a byte order mark',
    recognition: {
      kind: 'recognised',
      source: file.source,
      reason: 'Name, Credential Number and 11 of 11 other columns match',
    },
    sources: [nevada, oklahoma, texas],
    alreadyLoaded: file.id === 'f1' ? { runId: 12, date: '2026-11-15' } : null,
    notes: file.id === 'f3' ? ['3 lines above the header (line 4) were skipped: “Licensed operations”.'] : [],
    missingColumns: file.id === 'f3' ? ['Facility ID'] : [],
    addedColumns: file.id === 'f1' ? ['Quality Rating'] : [],
  }
}

const rules: readonly [string, boolean, string[], string, string[]][] = [
  ['Name', true, ['facility.company', 'license.licensee_name'], 'text', ['SUNNY OTTERS', 'MAPLE PINES']],
  ['Credential Number', true, ['license.license_number'], 'identifier', ['1101-23', '007-23', '1103-22']],
  [
    'Credential Type',
    false,
    ['license.license_type', 'facility.facility_type'],
    'text',
    ['CENTER', 'GROUP CARE'],
  ],
  ['Status', false, ['license.license_status'], 'text', ['Active', 'Probationary']],
  [
    'Expiration Date',
    false,
    ['facility.certificate_expiration_date'],
    'expiry date',
    ['11/30/26', '13/45/2023'],
  ],
  [
    'Address',
    false,
    ['facility.address1', 'facility.address2', 'addresscode.city', 'addresscode.zip'],
    'address in one cell',
    ['415 W. JUNIPER RD., STE 4 NORTH LAS VEGAS, NV 89031'],
  ],
  ['State', false, ['addresscode.state'], 'USPS state', ['NV']],
  ['County', false, ['addresscode.county'], 'text', ['CLARK', 'ELKO']],
  ['Phone', false, ['contact.phone'], 'phone', ['702-555-0101', '702.555.0188']],
  ['First Issue Date', false, ['license.license_issued'], 'issue date', ['12/1/13', '5/1/68']],
  [
    'Primary Contact Name',
    false,
    ['contact.first_name', 'contact.last_name', 'facility.operator'],
    'people in one cell',
    ['DELIA & NORA FERNDALE & OAKLEY'],
  ],
  ['Primary Contact Role', false, ['contact.title'], 'text', ['Director', 'Owner']],
  ['Disciplinary Action', false, ['attributes.disciplinary_action'], 'text', ['N']],
]

export function mappingTable(file: FakeFile, chosen: ReadonlyMap<string, string>): MappingTable {
  const missing = file.id === 'f3' ? 'County' : ''
  const rows = rules.map(([column, required, targets, rule, samples]): MappingRow => {
    const other = chosen.get(`${file.source.id}/${column}`)
    const fileColumn = other ?? (column === missing ? null : column)
    return {
      column,
      required,
      fileColumn,
      samples: fileColumn === null ? [] : samples,
      targets,
      rule,
      status: other !== undefined ? 'changed' : fileColumn === null ? 'missing' : 'mapped',
      changedBy: other === undefined ? null : { who: 'mira', at: '2026-11-03T09:12:00Z' },
    }
  })
  return {
    source: file.source,
    fileColumns: header.filter((column) => column !== missing),
    rows,
    unmapped: [{ fileColumn: 'Quality Rating', attribute: 'quality_rating', samples: ['Gold', 'Silver'] }],
  }
}

const problems: Readonly<Record<number, ReviewIssue & { rejected: boolean }>> = {
  8: {
    rejected: false,
    severity: 'warning',
    cause: 'date_not_understood',
    column: 'Expiration Date',
    field: 'facility.certificate_expiration_date',
    value: '13/45/2023',
    reason: "Expiration Date: '13/45/2023' is not a date",
  },
  9: {
    rejected: true,
    severity: 'reject',
    cause: 'no_company',
    column: 'Name',
    field: 'facility.company',
    value: '',
    reason: 'has no company name: Name is empty',
  },
  14: {
    rejected: false,
    severity: 'warning',
    cause: 'phone_not_understood',
    column: 'Phone',
    field: 'contact.phone',
    value: '702-555-01',
    reason: "Phone: '702-555-01' is not a US phone number",
  },
  19: {
    rejected: true,
    severity: 'reject',
    cause: 'too_many_cells',
    column: null,
    field: null,
    value: null,
    reason: 'has 15 cells, the header has 14',
  },
}

export function reviewRow(record: number): ReviewRow {
  const problem = problems[((record - 1) % 40) + 1]
  const company =
    `${pick(firsts, record)} ${pick(seconds, record * 3)} ${pick(kinds, record * 5)}`.toUpperCase()
  const [city, zip] = pick(cities, record * 7)
  const person = `${pick(givens, record)} ${pick(surnames, record * 3)}`
  const number = `${1100 + record}-${21 + (record % 5)}`
  const street = `${(record * 37) % 9000} ${pick(streets, record)}`.toUpperCase()
  const phone = String(100 + (record % 100)).padStart(4, '0')
  const raw = [
    problem?.cause === 'no_company' ? '' : company,
    'CENTER',
    number,
    'Active',
    problem?.cause === 'date_not_understood' ? '13/45/2023' : '11/30/26',
    'N',
    `${street} ${city}, NV ${zip}`,
    'NV',
    'CLARK',
    problem?.cause === 'phone_not_understood' ? '702-555-01' : `702-555-${phone}`,
    '12/1/13',
    person,
    'Director',
    record % 3 === 0 ? 'Gold' : '',
  ]
  return {
    record,
    line: record + 1,
    raw: problem?.cause === 'too_many_cells' ? [...raw, 'x'] : raw,
    cleaned:
      problem?.cause === 'too_many_cells' ? null : cleanedRecord(raw, street, city, zip, person, phone),
    rejected: problem?.rejected ?? false,
    issues: problem ? [problem] : [],
    checked: true,
  }
}

function cleanedRecord(
  raw: readonly string[],
  street: string,
  city: string,
  zip: string,
  person: string,
  phone: string,
): CleanedRecord {
  const [first = null, last = null] = person.split(' ')
  return {
    ...emptyRecord(),
    company: raw[0] || null,
    operator: person,
    facility_type: 'CENTER',
    certificate_expiration_date: raw[4] === '11/30/26' ? isoDate('2026-11-30') : null,
    address1: street,
    attributes: raw[13]
      ? { disciplinary_action: 'N', quality_rating: raw[13] }
      : { disciplinary_action: 'N' },
    city,
    county: 'CLARK',
    state: 'NV',
    zip,
    first_name: first,
    last_name: last,
    title: 'Director',
    phone: raw[9] === '702-555-01' ? null : `+1702555${phone}`,
    license_number: raw[2] ?? null,
    license_status: 'Active',
    license_type: 'CENTER',
    license_issued: isoDate('2013-12-01'),
    licensee_name: raw[0] || null,
  }
}

/** A file of the review after a part of its records was read. */
export function reviewFile(file: FakeFile, fraction: number): ReviewFile {
  const read = Math.floor(file.rows * fraction)
  const count = (wanted: number) => Math.floor((read + 40 - wanted) / 40)
  const rejected = count(9) + count(19)
  const causes = [
    { cause: 'no_company', severity: 'reject', count: count(9) },
    { cause: 'too_many_cells', severity: 'reject', count: count(19) },
    { cause: 'date_not_understood', severity: 'warning', count: count(8) },
    { cause: 'phone_not_understood', severity: 'warning', count: count(14) },
  ] as const
  return {
    id: file.id,
    name: file.name,
    source: file.source.id,
    counts: {
      read,
      loaded: read - rejected,
      rejected,
      setAside: 0,
      blank: 1,
      warnings: count(8) + count(14),
    },
    bytesRead: Math.floor(file.bytes * fraction),
    bytes: file.bytes,
    header,
    notes: [],
    causes: causes.filter((cause) => cause.count > 0),
  }
}
