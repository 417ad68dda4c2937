import { describe, expect, test } from 'vitest'
import { type CleanedRecord, recordColumns } from '../../../shared/columns.ts'
import { sourceOf } from '../../testing/sourceFile.ts'
import { emptyRecord } from '../emptyRecord.ts'
import { layoutOf } from '../layout.ts'
import { recordReader } from '../readRecord.ts'

// Each rule and option in forms that states write. Columns A to H are read by the rule under test.

const own = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']
const columns = ['Name', 'License', ...own]

/** What a record becomes by a rule, of what it fills only; and the causes of its warnings. */
function read(rule: object, cells: readonly string[], file: object = {}) {
  const source = sourceOf({ columns, rules: [rule], file, ignore: unused(rule) })
  const { record, warnings, reject } = recordReader(
    layoutOf(source, columns),
    '2025-11-05',
  )([...['ACORN', '7-1', ...own.map((_, index) => cells[index] ?? '')]])
  expect(reject).toBeNull()
  return { filled: filledOf(record), causes: warnings.map(({ cause }) => cause) }
}

function unused(rule: object) {
  const used = JSON.stringify(rule)
  return own
    .filter((name) => !used.includes(`"${name}"`))
    .concat((rule as { rule?: string }).rule === 'license' ? ['License'] : [])
    .map((column) => ({ column, why: 'not under test' }))
}

function filledOf(record: CleanedRecord): object {
  const { company: _, license_number, attributes, ...fields } = record
  const filled = Object.entries({ ...fields, ...(license_number !== '7-1' && { license_number }) })
  return { ...Object.fromEntries(filled.filter(([, value]) => value !== null)), ...attributes }
}

type Case = [rule: object, cells: string[], filled: object, causes?: string[]]

describe.each<[string, Case[]]>([
  [
    'text',
    [
      [{ rule: 'text', from: 'A', to: 'language' }, [' Urdu  '], { language: 'Urdu' }],
      [
        { rule: 'text', from: ['A', 'B', 'C'], join: ', ', to: 'language' },
        ['Urdu', '', 'Polish'],
        { language: 'Urdu, Polish' },
      ],
      [{ rule: 'text', from: ['A', 'B'], coalesce: true, to: 'county' }, ['', 'Clark'], { county: 'Clark' }],
      [
        { rule: 'text', from: ['A', 'B'], coalesce: true, to: 'county' },
        ['N/A', 'Clark'],
        { county: 'Clark' },
      ],
      [
        {
          rule: 'text',
          from: ['A', { column: 'B', prefix: 'FL ' }, { column: 'C', suffix: ' wing' }],
          join: ', ',
          to: 'address2',
        },
        ['', '2', 'east'],
        { address2: 'FL 2, east wing' },
      ],
      [{ rule: 'text', from: 'A', constant: 'English', to: 'language' }, [''], { language: 'English' }],
      [{ rule: 'text', constant: 'English', to: 'language' }, [], { language: 'English' }],
      [
        { rule: 'text', from: 'A', values: { A: 'Active', R: 'Revoked', X: null }, to: 'license_status' },
        ['a'],
        { license_status: 'Active' },
      ],
      [{ rule: 'text', from: 'A', values: { A: 'Active', X: null }, to: 'license_status' }, ['X'], {}],
      [
        { rule: 'text', from: 'A', values: { A: 'Active' }, to: 'license_status' },
        ['B'],
        { license_status: 'B' },
      ],
      [
        { rule: 'text', from: 'A', values: { A: 'Active' }, else: 'Other', to: 'license_status' },
        ['B'],
        { license_status: 'Other' },
      ],
      [{ rule: 'text', from: 'A', values: { A: 'Active' }, else: 'Other', to: 'license_status' }, [''], {}],
      [
        { rule: 'text', from: 'A', values: { toString: 'y' }, to: 'county' },
        ['valueOf'],
        { county: 'valueOf' },
      ],
      [{ rule: 'text', from: 'A', noValue: ['pending'], to: 'county' }, ['PENDING'], {}],
      [{ rule: 'text', from: 'A', strip: '\\', to: 'county' }, ['\\Clark\\'], { county: 'Clark' }],
      [
        { rule: 'text', from: 'A', strip: { prefix: 'County:', suffix: ['County', 'Co.'] }, to: 'county' },
        ['COUNTY: Clark County'],
        { county: 'Clark' },
      ],
      [
        { rule: 'text', from: 'A', strip: { prefix: 'Ages:', required: true }, to: 'county' },
        ['Class C'],
        {},
      ],
      [
        { rule: 'text', from: 'A', split: { at: '-', part: 1 }, to: 'county' },
        ['Clark - 03'],
        { county: 'Clark' },
      ],
      [
        { rule: 'text', from: 'A', split: { at: '-', part: -1 }, to: 'county' },
        ['03 - Clark'],
        { county: 'Clark' },
      ],
      [{ rule: 'text', from: 'A', split: { at: '-', part: 3 }, to: 'county' }, ['03 - Clark'], {}],
      [{ rule: 'text', from: 'A', split: { at: ':', part: 2 }, to: 'county' }, ['County: N/A'], {}],
      [
        { rule: 'text', from: 'A', split: { at: ':', part: 2 }, to: 'county' },
        ['County: #REF!'],
        {},
        ['spreadsheet_error'],
      ],
      [{ rule: 'text', from: 'A', to: 'city' }, ['x'.repeat(201)], {}, ['too_long']],
    ],
  ],
  [
    'identifier, attribute, state and zip',
    [
      [{ rule: 'identifier', from: 'A', to: 'provider_id' }, ['007-23'], { provider_id: '007-23' }],
      [
        { rule: 'identifier', from: 'A', to: 'attributes.permit' },
        ['7311.0'],
        { permit: '7311' },
        ['ends_in_point_zero'],
      ],
      [{ rule: 'attribute', from: 'A', to: 'attributes.quality' }, ['4 Star'], { quality: '4 Star' }],
      [{ rule: 'state', from: 'A' }, ['nv'], { state: 'nv' }],
      [{ rule: 'state', constant: 'NV' }, [], { state: 'NV' }],
      [{ rule: 'zip', from: 'A' }, ['133161234'], { zip: '13316-1234' }],
      [{ rule: 'zip', from: ['A', 'B'], join: '-' }, ['13316', '1234'], { zip: '13316-1234' }],
    ],
  ],
  [
    'date',
    [
      [{ rule: 'date', from: 'A', to: 'license_issued' }, ['9/25/96'], { license_issued: '1996-09-25' }],
      [{ rule: 'date', from: 'A', to: 'license_renewed' }, ['9/25/27'], { license_renewed: '2027-09-25' }],
      [
        { rule: 'date', from: 'A', to: 'certificate_expiration_date' },
        ['9/25/40'],
        { certificate_expiration_date: '2040-09-25' },
      ],
      [
        { rule: 'date', from: 'A', to: 'license_renewed' },
        ['2024-07-01T00:00:00.000'],
        { license_renewed: '2024-07-01' },
      ],
      [
        { rule: 'date', from: 'A', as: 'expiry', to: 'attributes.rating_ends' },
        ['1/1/30'],
        { rating_ends: '2030-01-01' },
      ],
      [{ rule: 'date', from: 'A', to: 'attributes.closed' }, ['1/1/30'], { closed: '1930-01-01' }],
      [
        { rule: 'date', from: 'A', dayFirst: true, to: 'license_issued' },
        ['31/12/2023'],
        { license_issued: '2023-12-31' },
      ],
      [
        { rule: 'date', from: 'A', strip: { prefix: 'since' }, to: 'license_issued' },
        ['since'],
        {},
        ['date_not_understood'],
      ],
      [
        { rule: 'date', from: ['A', 'B'], coalesce: true, to: 'license_issued' },
        ['', '7/4/2001'],
        { license_issued: '2001-07-04' },
      ],
    ],
  ],
  [
    'phone, email and website',
    [
      [
        { rule: 'phone', from: 'A' },
        ['(702) 555-0101 / 702-555-0102'],
        { phone: '+17025550101', phone2: '+17025550102' },
      ],
      [{ rule: 'phone', from: 'A', to: 'phone2' }, ['(702) 555-0101'], { phone2: '+17025550101' }],
      [
        { rule: 'phone', from: 'A', to: 'attributes.owner_phone' },
        ['7025550101'],
        { owner_phone: '+17025550101' },
      ],
      [
        { rule: 'phone', from: 'A', extension: 'B' },
        ['7025550101', '2811'],
        { phone: '+17025550101', phone_extension: '2811' },
      ],
      [
        { rule: 'phone', from: 'A', extension: 'B' },
        ['7025550101', 'Ext. 12'],
        { phone: '+17025550101', phone_extension: '12' },
      ],
      [{ rule: 'phone', from: 'A', extension: 'B' }, ['', '2811'], {}],
      [
        { rule: 'phone', from: 'A', extension: 'B' },
        ['7025550101', 'front desk'],
        { phone: '+17025550101' },
        ['number_not_understood'],
      ],
      [
        { rule: 'phone', from: ['A', 'B'] },
        ['7025550101', '7025550102'],
        { phone: '+17025550101', phone2: '+17025550102' },
      ],
      [
        { rule: 'email', from: 'A' },
        ['Ada@Example.com; b@example.com'],
        { email: 'ada@example.com', other_emails: ['b@example.com'] },
      ],
      [
        { rule: 'website', from: 'A' },
        ['https://acorn.example.com/home'],
        { website_address: 'https://acorn.example.com/home' },
      ],
      [
        { rule: 'website', from: 'A' },
        ['www.acorn.example.com, oak.example.com'],
        { website_address: 'www.acorn.example.com', other_websites: ['oak.example.com'] },
      ],
      [{ rule: 'website', from: 'A' }, ['call us'], {}, ['website_not_understood']],
      [{ rule: 'website', from: 'A' }, ['ada@example.com'], {}, ['website_not_understood']],
    ],
  ],
  [
    'count and money',
    [
      [{ rule: 'count', from: 'A', to: 'capacity' }, ['1,200'], { capacity: 1200 }],
      [{ rule: 'count', from: 'A', to: 'attributes.stars' }, ['4'], { stars: 4 }],
      [
        { rule: 'count', from: 'A', strip: { suffix: 'children' }, to: 'capacity' },
        ['42 Children'],
        { capacity: 42 },
      ],
      [{ rule: 'count', from: 'A', to: 'capacity' }, ['many'], {}, ['number_not_understood']],
      [{ rule: 'money', from: 'A', to: 'attributes.fee' }, ['$1,250.50'], { fee: 1250.5 }],
      [{ rule: 'money', from: 'A', to: 'attributes.fee' }, ['85 USD'], { fee: 85 }],
      [{ rule: 'money', from: 'A', to: 'attributes.fee' }, ['free'], {}, ['number_not_understood']],
    ],
  ],
  [
    'flag',
    [
      ...[
        ['Y', true],
        ['no', false],
        ['TRUE', true],
        ['f', false],
        ['1', true],
        ['0', false],
        ['x', true],
      ].map(
        ([cell, value]): Case => [
          { rule: 'flag', from: 'A', to: 'accepts_financial_aid' },
          [cell as string],
          { accepts_financial_aid: value },
        ],
      ),
      [{ rule: 'flag', from: 'A', to: 'accepts_financial_aid' }, [''], {}],
      [
        { rule: 'flag', from: 'A', blank: false, to: 'accepts_financial_aid' },
        [''],
        { accepts_financial_aid: false },
      ],
      [
        { rule: 'flag', from: 'A', blank: true, to: 'accepts_financial_aid' },
        [''],
        { accepts_financial_aid: true },
      ],
      [{ rule: 'flag', from: 'A', blank: false, to: 'accepts_financial_aid' }, ['N/A'], {}],
      [
        { rule: 'flag', from: 'A', blank: false, to: 'accepts_financial_aid' },
        ['#N/A'],
        {},
        ['flag_not_understood'],
      ],
      [
        { rule: 'flag', from: 'A', contains: ['CCDF', 'voucher'], to: 'accepts_financial_aid' },
        ['Head Start; Voucher'],
        { accepts_financial_aid: true },
      ],
      [
        { rule: 'flag', from: 'A', contains: ['CCDF'], to: 'accepts_financial_aid' },
        ['Head Start'],
        { accepts_financial_aid: false },
      ],
      [
        { rule: 'flag', from: 'A', yes: ['Participating'], no: ['Former'], to: 'accepts_financial_aid' },
        ['former'],
        { accepts_financial_aid: false },
      ],
      [
        { rule: 'flag', from: 'A', values: { Approved: true, Denied: false }, to: 'accepts_financial_aid' },
        ['denied'],
        { accepts_financial_aid: false },
      ],
      [{ rule: 'flag', from: 'A', to: 'attributes.head_start' }, ['Y'], { head_start: 'yes' }],
      [{ rule: 'flag', from: 'A', to: 'accepts_financial_aid' }, ['perhaps'], {}, ['flag_not_understood']],
    ],
  ],
  [
    'places',
    [
      [
        { rule: 'coordinates', latitude: 'A', longitude: 'B' },
        ['36.1', '-115.1'],
        { latitude: 36.1, longitude: -115.1 },
      ],
      [{ rule: 'coordinates', from: 'A' }, ['POINT (-115.1 36.1)'], { latitude: 36.1, longitude: -115.1 }],
      [
        { rule: 'coordinates', latitude: 'A', longitude: 'B', from: 'C' },
        ['', '', 'POINT (-115.1 36.1)'],
        { latitude: 36.1, longitude: -115.1 },
      ],
      [{ rule: 'coordinates', latitude: 'A', longitude: 'B' }, ['0', '0'], {}, ['coordinates_outside_state']],
      [
        { rule: 'address', from: 'A', state: 'B' },
        ['12 ELM ST, STE 4 RENO, NV 89501', 'NV'],
        { address1: '12 ELM ST', address2: 'STE 4', city: 'RENO', state: 'NV', zip: '89501' },
      ],
      [
        { rule: 'address', from: 'A' },
        ['12 ELM ST, RENO, NV 89501'],
        { address1: '12 ELM ST', city: 'RENO', state: 'NV', zip: '89501' },
      ],
      [{ rule: 'address', from: 'A' }, ['12 ELM ST RENO'], { address1: '12 ELM ST', city: 'RENO' }],
      [
        { rule: 'address', from: ['A', 'B', 'C'] },
        ['12 Elm St', 'Apt 4', 'Reno, NV 89501'],
        { address1: '12 Elm St', address2: 'Apt 4', city: 'Reno', state: 'NV', zip: '89501' },
      ],
      [
        { rule: 'street', from: 'A' },
        ['456 Oak Ave Unit 2'],
        { address1: '456 Oak Ave', address2: 'Unit 2' },
      ],
      [{ rule: 'street', from: ['A', 'B'] }, ['9', 'Cannery St.'], { address1: '9 Cannery St.' }],
      [
        {
          rule: 'street',
          from: ['A', 'B'],
          second: ['C', { column: 'D', prefix: 'FL ' }, { column: 'E', prefix: 'APT ' }],
        },
        ['45', 'Elm St', 'Rear', '2', '3B'],
        { address1: '45 Elm St', address2: 'Rear, FL 2, APT 3B' },
      ],
      [{ rule: 'street', from: ['A', 'B'], second: 'C' }, ['', '', ''], {}],
      [
        { rule: 'cityStateZip', from: 'A' },
        ['Carson City, NV 89701-1234'],
        { city: 'Carson City', state: 'NV', zip: '89701-1234' },
      ],
      [{ rule: 'cityStateZip', from: 'A' }, ['RENO NV'], { city: 'RENO', state: 'NV' }],
      [{ rule: 'cityStateZip', from: 'A' }, ['Reno 89501'], { city: 'Reno', zip: '89501' }],
    ],
  ],
  [
    'people',
    [
      [
        { rule: 'person', from: 'A' },
        ['ADA LARK (Director)'],
        { first_name: 'ADA', last_name: 'LARK', title: 'Director' },
      ],
      [
        { rule: 'person', from: 'A', to: ['first_name', 'last_name', 'operator'] },
        ['ADA LARK & OTTO FINCH'],
        {
          first_name: 'ADA',
          last_name: 'LARK',
          operator: 'ADA LARK & OTTO FINCH',
          other_contacts: ['OTTO FINCH'],
        },
      ],
      [
        { rule: 'person', from: 'A', order: 'family-comma' },
        ['LARK, ADA & FINCH, OTTO'],
        { first_name: 'ADA', last_name: 'LARK', other_contacts: ['OTTO FINCH'] },
      ],
      [
        { rule: 'person', from: 'A', order: 'family-comma' },
        ['DE LA CRUZ, ROSA M.'],
        { first_name: 'ROSA M.', last_name: 'DE LA CRUZ' },
      ],
      [
        { rule: 'person', from: 'A', order: 'family-comma' },
        ['ROSA DE LA CRUZ'],
        { first_name: 'ROSA', last_name: 'DE LA CRUZ' },
      ],
      [
        { rule: 'person', from: 'A', order: 'family-comma' },
        ['LARK, ADA & OTTO'],
        { first_name: 'ADA', last_name: 'LARK', other_contacts: ['OTTO LARK'] },
      ],
      [
        { rule: 'person', from: 'A', order: 'family-comma' },
        ['LARK, ADA, JR.'],
        { first_name: 'ADA', last_name: 'LARK JR.' },
      ],
      [
        { rule: 'person', from: 'A', order: 'family' },
        ['Lark Ada Louise & Lark Otto'],
        { first_name: 'Ada Louise', last_name: 'Lark', other_contacts: ['Otto Lark'] },
      ],
      [
        { rule: 'person', given: 'A', family: 'B' },
        ['Ada', 'Lark'],
        { first_name: 'Ada', last_name: 'Lark' },
      ],
      [
        { rule: 'person', given: 'A', family: 'B', to: ['first_name', 'last_name', 'operator'] },
        ['', 'Acorn Academy LLC'],
        { operator: 'Acorn Academy LLC' },
        ['name_not_understood'],
      ],
      [
        { rule: 'person', from: 'A', lines: ['name', 'title'] },
        ['Ada Lark\n\nOwner'],
        { first_name: 'Ada', last_name: 'Lark', title: 'Owner' },
      ],
      [{ rule: 'person', from: 'A' }, ['ACORN ACADEMY INC'], {}, ['name_not_understood']],
      [
        { rule: 'people', from: ['A', 'B'] },
        ['Ada Lark', 'Otto Finch'],
        { first_name: 'Ada', last_name: 'Lark', other_contacts: ['Otto Finch'] },
      ],
      [
        { rule: 'people', from: 'A', split: { at: ';' } },
        ['Ada Lark; Otto Finch'],
        { first_name: 'Ada', last_name: 'Lark', other_contacts: ['Otto Finch'] },
      ],
      [{ rule: 'people', from: ['A', 'B'] }, ['', 'Otto Finch'], { first_name: 'Otto', last_name: 'Finch' }],
      [
        {
          rule: 'organisation',
          from: 'A',
          before: ['licensee_name', 'operator'],
          behind: 'attributes.trade_name',
        },
        ['LARK, ADA DBA ACORN'],
        { licensee_name: 'LARK, ADA', operator: 'LARK, ADA', trade_name: 'ACORN' },
      ],
      [
        { rule: 'organisation', from: 'A', to: ['licensee_name', 'operator'] },
        ['LARK DBA ACORN'],
        { licensee_name: 'LARK DBA ACORN', operator: 'LARK DBA ACORN' },
      ],
    ],
  ],
  [
    'labels',
    [
      [
        {
          rule: 'labels',
          from: ['A', 'B'],
          values: { Days: 'day', Nights: 'night' },
          else: null,
          to: 'attributes.shifts',
        },
        ['Nights', 'DAYS'],
        { shifts: ['day', 'night'] },
      ],
      [
        {
          rule: 'labels',
          from: ['A', 'B'],
          values: { Days: 'day' },
          else: null,
          blank: [],
          to: 'attributes.shifts',
        },
        ['x', ''],
        { shifts: [] },
      ],
      [
        { rule: 'labels', from: 'A', split: { at: ';' }, to: 'language' },
        ['Urdu; Polish; urdu'],
        { language: 'Polish, Urdu' },
      ],
    ],
  ],
  [
    'ages',
    [
      [
        { rule: 'ages', words: 'A' },
        ["Infant (6); Toddler (8); Two's (4); Three's to Four's (12)"],
        { ages_served: ['infant', 'toddler', 'preschool'] },
      ],
      [
        { rule: 'ages', from: 'A' },
        ['Infant to Twelves (12)'],
        { ages_served: ['infant', 'toddler', 'preschool', 'school_age'], max_age: 144 },
      ],
      [
        { rule: 'ages', from: 'A' },
        ['Infant to 35 Months'],
        { ages_served: ['infant', 'toddler', 'preschool'], max_age: 35 },
      ],
      [
        { rule: 'ages', from: 'A' },
        ['Two 1/2 to Twelves'],
        { ages_served: ['preschool', 'school_age'], min_age: 30, max_age: 144 },
      ],
      [
        { rule: 'ages', from: 'A' },
        ['Infants Toddlers Preschool School Age'],
        { ages_served: ['infant', 'toddler', 'preschool', 'school_age'] },
      ],
      [
        { rule: 'ages', from: 'A' },
        ['14 Infants, 10 Toddlers and 20 School-Aged Children'],
        { ages_served: ['infant', 'toddler', 'school_age'] },
      ],
      [
        { rule: 'ages', from: 'A' },
        ['6 children, ages 6 weeks to 12 years'],
        { ages_served: ['infant', 'toddler', 'preschool', 'school_age'], min_age: 1, max_age: 144 },
      ],
      [
        { rule: 'ages', from: 'A' },
        ['Six weeks - 5 yrs.'],
        { ages_served: ['infant', 'toddler', 'preschool'], min_age: 1, max_age: 60 },
      ],
      [
        { rule: 'ages', from: 'A' },
        ['18mos+'],
        { ages_served: ['toddler', 'preschool', 'school_age'], min_age: 18 },
      ],
      [
        { rule: 'ages', from: 'A' },
        ['under 2 years'],
        { ages_served: ['infant', 'toddler'], min_age: 0, max_age: 24 },
      ],
      [
        { rule: 'ages', from: 'A' },
        ['Birth through 36 months'],
        { ages_served: ['infant', 'toddler', 'preschool'], min_age: 0, max_age: 36 },
      ],
      [
        { rule: 'ages', from: 'A' },
        ['2 1/2 - 5 years'],
        { ages_served: ['preschool'], min_age: 30, max_age: 60 },
      ],
      [
        { rule: 'ages', range: 'A', unit: 'years' },
        ['1-6'],
        { ages_served: ['toddler', 'preschool', 'school_age'], min_age: 12, max_age: 72 },
      ],
      [
        { rule: 'ages', range: 'A', unit: 'weeks' },
        ['6 - 260'],
        { ages_served: ['infant', 'toddler', 'preschool'], min_age: 1, max_age: 60 },
      ],
      [
        { rule: 'ages', youngest: 'A', oldest: 'B', unit: 'years' },
        ['6 weeks', '12'],
        { ages_served: ['infant', 'toddler', 'preschool', 'school_age'], min_age: 1, max_age: 144 },
      ],
      [
        { rule: 'ages', youngest: 'A', oldest: 'B', unit: 'months', to: ['min_age', 'max_age'] },
        ['30', 'and up'],
        { min_age: 30 },
      ],
      [
        { rule: 'ages', groups: { infant: 'A', school_age: 'B' }, as: 'flag', to: 'ages_served' },
        ['Y', 'N'],
        { ages_served: ['infant'] },
      ],
      // cells of groups are prepared as others are
      [
        {
          rule: 'ages',
          groups: { infant: 'A', school_age: 'B' },
          as: 'flag',
          values: { Serves: 'yes', 'Does not serve': 'no' },
          to: 'ages_served',
        },
        ['Serves', 'does not serve'],
        { ages_served: ['infant'] },
      ],
      [
        {
          rule: 'ages',
          groups: { infant: 'A', school_age: 'B' },
          as: 'capacity',
          strip: { suffix: 'children' },
          noValue: ['Call'],
          to: 'ages_served',
        },
        ['12 children', 'Call'],
        { ages_served: ['infant'] },
      ],
      [
        {
          rule: 'ages',
          groups: { infant: 'A', school_age: 'B' },
          as: 'count',
          split: { at: ' of ', part: 1 },
          to: 'ages_served',
        },
        ['0 of 12', '4 of 20'],
        { ages_served: ['school_age'] },
      ],
      [
        {
          rule: 'ages',
          groups: { infant: 'A' },
          words: 'B',
          as: 'flag',
          strip: { prefix: 'Ages:', required: true },
        },
        ['Y', 'Ages: 6 weeks - 12 months'],
        { ages_served: ['infant'], min_age: 1, max_age: 12 },
      ],
      [
        { rule: 'ages', groups: { infant: 'A', school_age: 'B' }, as: 'flag', to: 'ages_served' },
        ['N', 'N'],
        { ages_served: [] },
      ],
      [
        { rule: 'ages', groups: { infant: 'A', school_age: 'B' }, as: 'flag', to: 'ages_served' },
        ['X', ''],
        { ages_served: ['infant'] },
      ],
      [
        { rule: 'ages', groups: { infant: 'A', school_age: 'B' }, as: 'flag', to: 'ages_served' },
        ['', ''],
        {},
      ],
      [
        {
          rule: 'ages',
          groups: { preschool: ['A', 'B'], school_age: 'B' },
          as: 'capacity',
          to: 'ages_served',
        },
        ['0', '40'],
        { ages_served: ['preschool', 'school_age'] },
      ],
      [
        { rule: 'ages', groups: { preschool: ['A', 'B'], school_age: 'B' }, as: 'count', to: 'ages_served' },
        ['0', '0'],
        {},
      ],
      [
        { rule: 'ages', groups: { infant: 'A' }, as: 'count', words: 'B' },
        ['0', 'Toddlers'],
        { ages_served: ['toddler'] },
      ],
      [
        { rule: 'ages', from: 'A', split: { at: '/' } },
        ['Infants/Toddlers'],
        { ages_served: ['infant', 'toddler'] },
      ],
      [{ rule: 'ages', from: 'A' }, ['Night owls'], {}, ['ages_not_understood']],
    ],
  ],
  [
    'hours',
    [
      [
        { rule: 'hours', days: 'A', range: 'B' },
        ['Mo Tu We Th Fr', '06:15 AM - 05:45 PM'],
        { schedule: 'Mo-Fr 06:15-17:45' },
      ],
      [
        { rule: 'hours', days: 'A', range: 'B' },
        ['Su Fr Mo', '06:00 PM - 06:00 AM'],
        { schedule: 'Mo 18:00-06:00; Fr 18:00-06:00; Su 18:00-06:00' },
      ],
      [
        { rule: 'hours', days: 'A', open: 'B', close: 'C' },
        ['Monday - Thursday', '7:00 AM', '5:30 PM'],
        { schedule: 'Mo-Th 07:00-17:30' },
      ],
      [
        { rule: 'hours', days: 'A', open: 'B', close: 'C' },
        ['MTWThF', '07:00', '17:30'],
        { schedule: 'Mo-Fr 07:00-17:30' },
      ],
      [{ rule: 'hours', days: 'A', range: 'B' }, ['Mo Tu', ''], {}],
      [
        { rule: 'hours', days: 'A', range: 'B' },
        ['some days', '7:00 AM - 5:00 PM'],
        {},
        ['hours_not_understood'],
      ],
      [
        { rule: 'hours', week: { mo: { open: 'A', close: 'B' }, tu: { open: 'C', close: 'D' }, sa: 'E' } },
        ['7:00 AM', '5:00 PM', 'Closed', '', '8:00 AM - 12:00 PM'],
        { schedule: 'Mo 07:00-17:00; Sa 08:00-12:00' },
      ],
      [
        { rule: 'hours', week: { mo: { open: 'A', close: 'B' }, tu: { open: 'C', close: 'D' } } },
        ['7:00 AM', '', '24 hours', '24 hours'],
        { schedule: 'Mo unknown; Tu 00:00-24:00' },
        ['hours_not_understood'],
      ],
      [
        { rule: 'hours', week: ['A', 'B', 'C', 'D', 'E', 'F', 'G'] },
        ['12:00 AM - 11:59 PM', '12:00 AM - 11:59 PM', '', '', '', '', ''],
        { schedule: 'Mo-Tu 00:00-24:00' },
      ],
      [
        { rule: 'hours', from: 'A' },
        ['Mon-Fri 6:30 AM - 6:00 PM; Sat 8am-noon'],
        { schedule: 'Mo-Fr 06:30-18:00; Sa 08:00-12:00' },
      ],
      [{ rule: 'hours', from: 'A' }, ['7:00am-5:30pm M-F'], { schedule: 'Mo-Fr 07:00-17:30' }],
      [
        { rule: 'hours', from: 'A' },
        ['Mon, Wed: 07:30-12:00, 13:00-17:30'],
        { schedule: 'Mo 07:30-12:00,13:00-17:30; We 07:30-12:00,13:00-17:30' },
      ],
      [{ rule: 'hours', from: 'A' }, ['24/7'], { schedule: 'Mo-Su 00:00-24:00' }],
      [{ rule: 'hours', from: 'A' }, ['by appointment'], {}, ['hours_not_understood']],
    ],
  ],
  [
    'license',
    [
      [
        { rule: 'license', from: 'A', typeBefore: '-' },
        ['CENTER - DAY - 12-7'],
        { license_number: '12-7', license_type: 'CENTER - DAY', facility_type: 'CENTER - DAY' },
      ],
      [
        { rule: 'license', from: 'A', type: 'B' },
        ['12-7', 'Center'],
        { license_number: '12-7', license_type: 'Center', facility_type: 'Center' },
      ],
      [
        { rule: 'license', from: 'A', type: 'B', to: ['license_number', 'license_type'] },
        ['12-7', 'Center'],
        { license_number: '12-7', license_type: 'Center' },
      ],
      [{ rule: 'license', from: 'A', pattern: ['@#*', '##-#'] }, ['K820055'], { license_number: 'K820055' }],
      [
        { rule: 'license', from: 'A', pattern: '@#*' },
        ['APPLIED 2024'],
        { license_number: 'APPLIED 2024' },
        ['license_number_odd'],
      ],
      [{ rule: 'license', from: ['A', 'B'], join: '-' }, ['12', '7'], { license_number: '12-7' }],
    ],
  ],
])('the rule %s', (_, cases) => {
  test.each(cases)('%j reads %j', (rule, cells, filled, causes = []) => {
    expect(read(rule, cells)).toEqual({ filled, causes })
  })
})

describe('words for no value of a file', () => {
  const text = { rule: 'text', from: 'A', to: 'county' }
  test('are more than the usual ones, or fewer', () => {
    expect(read(text, ['PENDING'], { noValue: ['pending'] }).filled).toEqual({})
    expect(read(text, ['None'], { noValue: { except: ['none'] } }).filled).toEqual({ county: 'None' })
    expect(
      read({ ...text, split: { at: ':', part: 2 } }, ['County: pending'], { noValue: { more: ['pending'] } })
        .filled,
    ).toEqual({})
  })
})

// Nothing could fill license_renewed or phone2: rules were bound to one target.
test('every field can be filled by a rule that takes values of its type', () => {
  const rules: Record<string, (to: string) => [object, string[], unknown]> = {
    text: (to) => [{ rule: 'text', from: 'A', to }, [' Acorn  House '], 'Acorn House'],
    date: (to) => [{ rule: 'date', from: 'A', to }, ['6/1/2024'], '2024-06-01'],
    integer: (to) => [{ rule: 'count', from: 'A', to }, ['12'], 12],
    boolean: (to) => [{ rule: 'flag', from: 'A', to }, ['Y'], true],
    ageGroups: (to) => [{ rule: 'ages', groups: { infant: 'A' }, to }, ['Y'], ['infant']],
    number: (to) => [
      { rule: 'coordinates', latitude: 'A', longitude: 'B' },
      ['36.1', '-115.1'],
      to === 'latitude' ? 36.1 : -115.1,
    ],
    attributes: () => [{ rule: 'attribute', from: 'A', to: 'attributes.key' }, ['x'], { key: 'x' }],
  }
  const isNeeded = (name: string) => name === 'company' || name === 'license_number'
  for (const { name, type } of recordColumns.filter((column) => !isNeeded(column.name))) {
    const [rule, cells, value] = rules[type]?.(name) ?? [{}, [], undefined]
    const source = sourceOf({ columns, rules: [rule], ignore: unused(rule) })
    const { record } = recordReader(
      layoutOf(source, columns),
      '2025-11-05',
    )(['ACORN', '7-1', ...own.map((_, index) => cells[index] ?? '')])
    expect({ ...emptyRecord(), ...record }[name as keyof CleanedRecord], name).toEqual(value)
  }
})
