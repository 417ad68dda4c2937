import { beforeEach, describe, expect, test } from 'vitest'
import type { CleanedRecord } from '../../../shared/columns.ts'
import type { RowIssue } from '../../../shared/domain.ts'
import { isoDate } from '../../../shared/isoDate.ts'
import { emptyRecord } from '../../sources/emptyRecord.ts'
import { sourceById } from '../../sources/index.ts'
import { layoutOf } from '../../sources/layout.ts'
import { texasHeader } from '../../testing/invent/headers.ts'
import type { RecognisedFile } from '../files/recognisedFile.ts'
import type { EarlierRecords } from './earlierRecords.ts'
import { createIntake, type Intake, type LoadedFacility, nothingKnown } from './intake.ts'

const taken = new Map<number, CleanedRecord>()
let facilities: Pick<LoadedFacility, 'id' | 'recordNumber' | 'licenseId' | 'contactId' | 'addressCodeId'>[]
let issues: RowIssue[]
let told: string[]
let intake: Intake

const file = {
  number: 0,
  file: { name: 'invented.csv' },
  layout: layoutOf(sourceById('texas'), texasHeader),
} as unknown as RecognisedFile

const earlier: EarlierRecords = {
  beginFile: () => undefined,
  remember: () => undefined,
  place: (reference) => ({ file: 'invented.csv', record: reference }),
  values: (reference) => taken.get(reference) as CleanedRecord,
  close: () => undefined,
}

beforeEach(() => {
  taken.clear()
  facilities = []
  issues = []
  told = []
  intake = createIntake(nothingKnown(), earlier, {
    license: (id, state) => told.push(`license ${id} of ${state}`),
    contact: (id) => told.push(`contact ${id}`),
    addressCode: (id) => told.push(`address code ${id}`),
    facility: ({ id, recordNumber, licenseId, contactId, addressCodeId }) =>
      facilities.push({ id, recordNumber, licenseId, contactId, addressCodeId }),
    issue: (issue) => issues.push(issue),
    drain: async () => undefined,
  })
})

function take(
  recordNumber: number,
  other: Partial<CleanedRecord>,
  company: string | null = 'Invented Care',
): number {
  const record = { ...emptyRecord(), company, license_number: '7', ...other }
  const reject =
    company === null
      ? ({
          cause: 'no_company',
          column: 'Operation Name',
          field: null,
          value: '',
          reason: 'names no company',
        } as const)
      : null
  taken.set(recordNumber, record)
  const place = {
    file,
    recordNumber,
    line: recordNumber + 1,
    reference: recordNumber,
    raw: () => `raw ${recordNumber}`,
  }
  return intake.take(place, { record, reject, warnings: [] })
}

describe('a record', () => {
  test('that names neither contact nor address has neither', () => {
    expect(take(1, {})).toBe(0)
    expect(facilities).toEqual([
      { id: 1, recordNumber: 1, licenseId: 1, contactId: null, addressCodeId: null },
    ])
    expect(told).toEqual(['license 1 of TX'])
  })

  test('shares license, contact and address code with an earlier one', () => {
    const same = { phone: '+12025550100', city: 'SAMPLETON' }
    take(1, same)
    take(2, { ...same, company: 'Another' })
    expect(told).toEqual(['license 1 of TX', 'contact 1', 'address code 1'])
    expect(facilities[1]).toEqual({ id: 2, recordNumber: 2, licenseId: 1, contactId: 1, addressCodeId: 1 })
  })

  test('that equals an earlier one is rejected, and so is the third, which names the first', () => {
    take(1, { capacity: 5 })
    expect(take(2, { capacity: 5 })).toBe(-1)
    expect(take(3, { capacity: 5 })).toBe(-1)
    expect(issues.map(({ record, raw, reason }) => [record, raw, reason])).toEqual([
      [2, 'raw 2', 'repeats record 1 of invented.csv in all its values'],
      [3, 'raw 3', 'repeats record 1 of invented.csv in all its values'],
    ])
    expect(intake.facilities).toBe(1)
  })

  test('that was rejected is none that a later one repeats, and takes no id', () => {
    expect(take(1, {}, null)).toBe(-1)
    expect(take(2, {})).toBe(0)
    expect(facilities).toMatchObject([{ id: 1, recordNumber: 2, licenseId: 1 }])
  })
})

describe('a license that records share', () => {
  test('keeps the first values, and is filled from later ones in their order', () => {
    take(1, { license_status: null, license_type: 'Home' })
    expect(take(2, { license_status: 'Full', company: 'B' })).toBe(0)
    expect(take(3, { license_status: 'Revoked', license_issued: isoDate('2001-01-01'), company: 'C' })).toBe(
      1,
    )
    expect(intake.filled.get(1)).toMatchObject({
      license_status: 'Full',
      license_type: 'Home',
      license_issued: '2001-01-01',
    })
    expect(issues).toMatchObject([
      {
        severity: 'warning',
        cause: 'license_conflict',
        record: 3,
        column: 'Status',
        field: 'license.license_status',
        value: 'Revoked',
        raw: null,
      },
    ])
    // the value that is kept came from the second record
    expect(issues[0]?.reason).toContain("'Full' by record 2 of invented.csv and 'Revoked' here")
  })

  test('gets a warning for each value on which a record disagrees, and none for what it leaves out', () => {
    take(1, { license_status: 'Full', license_type: 'Home' })
    expect(take(2, { license_status: null, license_type: null, company: 'B' })).toBe(0)
    expect(take(3, { license_status: 'None', license_type: 'Center', company: 'C' })).toBe(2)
    expect(intake.filled.size).toBe(0)
  })
})

test('a value of many characters is cut in the list of issues', () => {
  take(1, { license_status: 'a' })
  take(2, { license_status: 'b'.repeat(20_000), company: 'B' })
  expect(issues[0]?.value).toBe(`${'b'.repeat(10_000)}…`)
})
