import { existsSync, readFileSync } from 'node:fs'
import papaparse from 'papaparse'
import { describe, expect, test } from 'vitest'
import { cleanAgeFlags, cleanAges } from './care/ages.ts'
import { splitLicenseCell } from './care/licenseCell.ts'
import type { Cleaned } from './cleaned.ts'
import { cleanCaregiver } from './person/caregiver.ts'
import { splitDoingBusinessAs } from './person/doingBusinessAs.ts'
import { cleanEmail } from './person/email.ts'
import { cleanPersonName } from './person/personName.ts'
import { cleanPhone } from './person/phone.ts'
import { cleanWords } from './text/flag.ts'
import { cleanText } from './text/text.ts'
import { cleanWholeNumber } from './text/wholeNumber.ts'
import { cleanExpiryDate, cleanIssueDate } from './time/date.ts'
import { cleanSchedule } from './time/schedule.ts'

// The real files and what they must become lie beside the checkout, not in it: without them there is nothing to compare.
const shared = new URL('../../../shared/', import.meta.url)
const expectedFile = new URL('expected/golden.json', shared)
const runDate = '2025-11-05'

interface Golden extends Record<string, unknown> {
  source: string
  record: number
  attributes: Record<string, unknown>
}

/** The cells of one record by header. */
type Cells = (header: string) => string

const steps: Record<string, (cell: Cells) => Record<string, unknown>> = {
  nevada(cell) {
    const person = clean(cleanPersonName(cell('Primary Contact Name')))
    return {
      company: cleanText(cell('Name')),
      license_issued: clean(cleanIssueDate(cell('First Issue Date'), runDate)),
      certificate_expiration_date: clean(cleanExpiryDate(cell('Expiration Date'), runDate)),
      phone: clean(cleanPhone(cell('Phone')))?.phone ?? null,
      first_name: person?.first ?? null,
      last_name: person?.last ?? null,
      'attributes.other_contacts': person?.others,
    }
  },
  oklahoma(cell) {
    const license = clean(splitLicenseCell(cell('Type License')))
    const company = splitDoingBusinessAs(cell('Company'))
    const caregiver = clean(cleanCaregiver(cell('Primary Caregiver')))
    const days = ['Mon', 'Tues', 'Wed', 'Thurs', 'Friday', 'Saturday', 'Sunday'].map(cell)
    const schedule = cleanSchedule(days)
    const ages = cleanAges(['Ages Accepted 1', 'AA2', 'AA3', 'AA4'].map(cell))
    expect([...schedule.problems, ...ages.problems]).toEqual([])
    return {
      license_type: license?.type,
      license_number: license?.number,
      company: company?.company,
      licensee_name: company?.licensee,
      operator: company?.licensee,
      accepts_financial_aid: clean(cleanWords(['Accepts Subsidy'], [])(cell('Accepts Subsidy'))) ?? false,
      schedule: schedule.value,
      first_name: caregiver?.person?.first,
      last_name: caregiver?.person?.last,
      title: caregiver?.title,
      phone: clean(cleanPhone(cell('Phone')))?.phone ?? null,
      email: clean(cleanEmail(cell('Email')))?.email ?? null,
      capacity: clean(cleanWholeNumber(cell('Total Cap'))),
      ages_served: ages.agesServed,
      min_age: ages.minAge,
      max_age: ages.maxAge,
    }
  },
  texas(cell) {
    return {
      company: cleanText(cell('Operation Name')),
      license_issued: clean(cleanIssueDate(cell('Issue Date'), runDate)),
      phone: clean(cleanPhone(cell('Phone')))?.phone ?? null,
      email: clean(cleanEmail(cell('Email Address')))?.email ?? null,
      capacity: clean(cleanWholeNumber(cell('Capacity'))),
      ages_served: cleanAgeFlags(['Infant', 'Toddler', 'Preschool', 'School'].map(cell)).agesServed,
    }
  },
}

function clean<T>({ value, problem }: Cleaned<T>): T | null {
  expect(problem).toBeNull()
  return value
}

describe.skipIf(!existsSync(expectedFile))('the real files', () => {
  test.each([
    ['nevada', 'data/source1.csv'],
    ['oklahoma', 'data/source2.csv'],
    ['texas', 'data/source3.csv'],
  ])('clean to what %s is expected to become', (source, file) => {
    const golden: Golden[] = JSON.parse(readFileSync(expectedFile, 'utf8'))
    const [header = [], ...records] = papaparse.parse<string[]>(readFileSync(new URL(file, shared), 'utf8'), {
      delimiter: ',',
      skipEmptyLines: true,
    }).data
    const expected = golden.filter((each) => each.source === source)
    expect(records).toHaveLength(expected.length)
    for (const { record, attributes, ...fields } of expected) {
      const cells = records[record - 1] as string[]
      const cleanedFields = steps[source]?.((name) => {
        const place = header.indexOf(name)
        expect(place, name).toBeGreaterThanOrEqual(0)
        return cells[place] as string
      })
      for (const [field, value] of Object.entries(cleanedFields ?? {})) {
        const key = field.startsWith('attributes.') ? field.slice('attributes.'.length) : null
        const wanted = key === null ? fields[field] : (attributes[key] ?? (Array.isArray(value) ? [] : null))
        expect(value, `record ${record}, ${field}`).toEqual(wanted)
      }
    }
  })
})
