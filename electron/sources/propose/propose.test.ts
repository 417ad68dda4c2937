import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkExamples } from '../examples.ts'
import { requireSource } from '../format/readSource.ts'
import { sources } from '../index.ts'
import { layoutOf } from '../layout.ts'
import { sourceColumns } from '../source.ts'
import { type ProposedSource, propose } from './propose.ts'

type Table = Readonly<Record<string, readonly string[]>>

/** A table by its columns. */
function proposalFor(table: Table, more: { state?: string } = {}): ProposedSource {
  const header = Object.keys(table)
  const rows = Math.max(...Object.values(table).map(({ length }) => length))
  const records = Array.from({ length: rows }, (_, row) => header.map((name) => table[name]?.[row] ?? ''))
  return propose({ header, records, sources, ...more })
}

const rule = ({ proposal }: ProposedSource, target: string) =>
  proposal.rules.find(({ targets }) => targets.includes(target))
const asked = ({ proposal }: ProposedSource) => proposal.questions.map(({ target }) => target)

const base: Table = {
  'Lic #': ['1-100201', '1-100202', '1-100203', '1-100204', '1-100205'],
  'Center Name': ['ACORN COTTAGE', 'BRAMBLE HOUSE', 'CLOVER NURSERY', 'DAISY TRAIL', 'ELM STREET KIDS'],
  City: ['Columbus', 'Dayton', 'Toledo', 'Akron', 'Canton'],
  Zip: ['43004', '45402', '43604', '44302', '44702'],
}

describe('propose', () => {
  test('guesses the state by ZIPs, and takes what a person says', () => {
    expect(proposalFor(base).proposal).toMatchObject({ id: 'ohio', state: 'OH' })
    expect(proposalFor(base, { state: 'KY' }).proposal).toMatchObject({ id: 'kentucky', state: 'KY' })
  })

  test('fills by convention what has no column, and is never sure of it', () => {
    const made = proposalFor({ ...base, Kind: ['Home', 'Center', 'Center', 'Home', 'Home'] })
    for (const target of ['licensee_name', 'operator', 'license_type', 'state'])
      expect([target, rule(made, target)?.sure ?? false]).toEqual([target, false])
    expect(rule(made, 'company')).toMatchObject({ columns: ['Center Name'], sure: true })
  })

  test("leaves a rating's award and expiry to the rating", () => {
    const made = proposalFor({
      ...base,
      'Quality Rating': ['4', '', '3', '', '5'],
      'Award Date': ['01/02/2025', '', '03/04/2025', '', '05/06/2025'],
      'Expiration Date': ['01/02/2028', '', '03/04/2028', '', '05/06/2028'],
    })
    expect(rule(made, 'certificate_expiration_date')).toBeUndefined()
    expect(rule(made, 'license_issued')).toBeUndefined()
  })

  test('takes no vacancies for ages', () => {
    const made = proposalFor({
      ...base,
      'Infant Vacancies': ['1', '0', '2', '0', '0'],
      'Toddler Vacancies': ['0', '0', '3', '1', '0'],
      'Preschool Vacancies': ['5', '4', '0', '0', '2'],
    })
    expect(rule(made, 'ages_served')).toBeUndefined()
  })

  test("takes one day's hours for no other day's", () => {
    const hours = [
      '6:00 AM - 6:00 PM',
      '7:00 AM - 5:30 PM',
      '6:30 AM - 6:00 PM',
      '7:00 AM - 6:00 PM',
      '8:00 AM - 4:00 PM',
    ]
    expect(rule(proposalFor({ ...base, 'Monday Hours': hours }), 'schedule')).toBeUndefined()
    const all = proposalFor({
      ...base,
      ...Object.fromEntries(
        ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].map((day) => [`${day} Hours`, hours]),
      ),
    })
    expect(rule(all, 'schedule')).toMatchObject({ sure: true })
  })

  test('asks for the number where only the id of the facility is there', () => {
    const { 'Lic #': id, ...rest } = base
    const made = proposalFor({ 'Facility ID': id as string[], ...rest })
    expect(rule(made, 'license_number')).toMatchObject({ columns: ['Facility ID'], sure: false })
    expect(asked(made)[0]).toBe('license_number')
  })

  test('takes neither a capacity nor a ZIP for the number', () => {
    const { 'Lic #': number, ...rest } = base
    const made = proposalFor({
      ...rest,
      'Licensed Capacity': ['12', '40', '12', '6', '90'],
      Q: number as string[],
    })
    expect(rule(made, 'license_number')?.columns).toEqual(['Q'])
    expect(rule(made, 'capacity')?.columns).toEqual(['Licensed Capacity'])
  })

  test('keeps the number, not the type beside it, of a cell that holds both', () => {
    const { 'Lic #': _, ...rest } = base
    const cells = ['K1', 'K2', 'K3', 'K4', 'K5'].map((number) => `Child Care Home - ${number}0071`)
    const made = proposalFor({ Kind: cells, ...rest })
    expect(rule(made, 'license_number')).toMatchObject({ columns: ['Kind'], rule: 'license' })
    expect(rule(made, 'license_type')?.samples[0]?.after).toContain('Child Care Home')
  })

  test('finds who is named by a column of which its header says nothing', () => {
    const made = proposalFor({
      ...base,
      Xyz: ['Ada Thistle', 'Iris Fennel', 'Peter Marsh', 'Rosa Linden', 'Clara Vale'],
    })
    expect(rule(made, 'first_name')).toMatchObject({ columns: ['Xyz'], sure: false })
  })

  test("takes no page of the state's for the facility's own", () => {
    const pages = [1, 2, 3, 4, 5].map((number) => `https://care.example.org/profile/${number}`)
    expect(rule(proposalFor({ ...base, Website: pages }), 'website_address')).toBeUndefined()
  })

  test('reads lines between street and city as parts of the address', () => {
    const made = proposalFor({
      'Lic #': base['Lic #'] as string[],
      'Center Name': base['Center Name'] as string[],
      'Street Address': ['12 Larch St', '9 Quarry Rd', '300 Mill Ave', '77 Orchard Ln', '5 Elm St'],
      Floor: ['2', '', '', '3', ''],
      Apartment: ['', '4B', '', '', ''],
      City: base.City as string[],
      Zip: base.Zip as string[],
    })
    expect(rule(made, 'address2')?.columns).toEqual(['Street Address', 'Floor', 'Apartment'])
  })

  test('says how the file is written', () => {
    const made = proposalFor({
      ...base,
      Phone: ['(614) 555-0117', 'Not Listed', '(419) 555-0131', 'Not Listed', '(330) 555-0155'],
      Issued: ['15/01/2024', '20/02/2024', '01/03/2024', '31/03/2024', '05/04/2024'],
    })
    expect(made.file.file).toMatchObject({ noValue: ['Not Listed'], dayFirst: true })
  })

  test('keeps one facility of a number that stands on several records', () => {
    const twice = (cells: readonly string[]) => cells.flatMap((cell) => [cell, cell])
    const made = proposalFor({
      ...Object.fromEntries(Object.entries(base).map(([name, cells]) => [name, twice(cells)])),
      'Inspection Date': ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'].map((day) => `3/${day}/2025`),
    })
    expect(made.file.file).toMatchObject({ onePer: { column: 'Lic #', drop: ['Inspection Date'] } })
  })

  describe('of a known source whose header changed', () => {
    const table: Table = {
      'Operation #': ['1512301', '1512302', '1512303'],
      'Operation Name': ['ACORN COTTAGE', 'BRAMBLE HOUSE', 'CLOVER NURSERY'],
      'Operation Type': ['Licensed Center', 'Licensed Center', 'Registered Child-Care Home'],
      'Mail Address': ['12 Larch St', '9 Quarry Rd', '300 Mill Ave'],
    }
    const texas = sources.find(({ id }) => id === 'texas') as (typeof sources)[number]
    const header = sourceColumns(texas).map(({ name }) => name)
    const records = texas.file.examples.map(({ record }) =>
      header.map((name) => (record as Record<string, string>)[name] ?? ''),
    )

    test('maps what is gone to what is new and looks the same', () => {
      const changed = header.map((name) =>
        name === 'Status' ? 'Operation Status' : name === 'Operation' ? 'Oper Number' : name,
      )
      const made = propose({ header: changed, records, sources })
      expect(made.proposal.id).toBe('texas')
      expect(rule(made, 'license_status')).toMatchObject({
        columns: ['Operation Status'],
        reason: '“Status” is gone, “Operation Status” is new and looks the same.',
      })
      expect(rule(made, 'license_number')?.columns).toEqual(['Oper Number'])
      const source = requireSource(JSON.stringify(made.file), 'The proposal')
      expect(layoutOf(source, changed).missing).toEqual([])
      expect(made.file.confirmed).toBe(false)
    })

    test('asks for the number where nothing reads like it', () => {
      const changed = header.map((name) => (name === 'Operation' ? 'Widget' : name))
      const made = propose({ header: changed, records, sources })
      expect(rule(made, 'license_number')).toMatchObject({ columns: ['Widget'], sure: false })
      expect(asked(made)).toContain('license_number')
    })

    test('asks for what looks the same under a header that says nothing of it', () => {
      const changed = header.map((name) => (name === 'Phone' ? 'Daytime Line' : name))
      const made = propose({ header: changed, records, sources })
      expect(rule(made, 'phone')).toMatchObject({ columns: ['Daytime Line'], sure: false })
    })

    test('maps nothing to a column of another kind', () => {
      const changed = header.map((name) => (name === 'Email Address' ? 'Inspector Notes' : name))
      const place = header.indexOf('Email Address')
      const noted = records.map((record) => record.with(place, 'no findings'))
      const made = propose({ header: changed, records: noted, sources })
      expect(rule(made, 'email')).toBeUndefined()
      expect(made.proposal.unmapped.map(({ column }) => column)).toContain('Inspector Notes')
    })

    test('is none of a state that the file does not tell of', () => {
      expect(proposalFor({ ...base, ...table }, { state: 'OH' }).proposal.id).toBe('ohio')
    })
  })

  test('names no more columns than a source may, and looks at the beginning of long cells', () => {
    const wide = Object.fromEntries(
      Array.from({ length: 600 }, (_, index) => [`Question ${index}`, ['yes', 'no', 'yes', 'no', 'yes']]),
    )
    const long = ['1 '.repeat(50_000), 'A '.repeat(50_000), 'x'.repeat(400_000), '', '1-'.repeat(50_000)]
    const made = proposalFor({ ...base, Remarks: long, ...wide })
    expect(made.file.columns).toHaveLength(500)
    requireSource(JSON.stringify(made.file), 'The proposal')
  })

  test('has examples that hold where two columns have one header', () => {
    const header = ['Lic #', 'Center Name', 'Lic #', 'Note', 'Note']
    const records = [1, 2, 3, 4].map((number) => [`K-${number}`, `ACORN ${number}`, `Z-${number}`, 'a', 'b'])
    const { file } = propose({ header, records, sources })
    expect(checkExamples(requireSource(JSON.stringify(file), 'The proposal'))).toEqual([])
  })

  test('proposes the same for the same file', () => {
    expect(JSON.stringify(proposalFor(base))).toBe(JSON.stringify(proposalFor(base)))
  })

  test('makes a source of any table, which always has a company and a number', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom(
        '',
        'N/A',
        '12 Larch St',
        '43004',
        'Ada Thistle',
        '01/02/2024',
        'Yes',
        '(614) 555-0117',
        '0',
      ),
    )
    const header = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom(
        'Name',
        'License Number',
        'Zip',
        'Type',
        'Infant',
        'Hours',
        '__proto__',
        'constructor',
        'City',
      ),
    )
    fc.assert(
      fc.property(
        fc.array(header, { minLength: 1, maxLength: 8 }),
        fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 6 }),
        (headers, records) => {
          const made = propose({ header: ['Alpha', 'Beta', ...headers], records, sources })
          requireSource(JSON.stringify(made.file), 'The proposal')
          expect(rule(made, 'company')).toBeDefined()
          expect(rule(made, 'license_number')).toBeDefined()
        },
      ),
      { numRuns: 150 },
    )
  })
})
