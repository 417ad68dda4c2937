import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCell } from '../../testing/anyCell.ts'
import { cleanLicenseNumber } from './licenseNumber.ts'

describe('license number', () => {
  test.each([
    '2200107',
    '007-23',
    'K820099001',
    'a-12',
    'FCC 12 A',
    '12 OK',
    '2200107.5',
    'K12.0',
    '12E06',
    '12E-06',
    'JAN-23',
    'MAR-0012',
    'MAY-2023-7',
    'Marlow-23',
    'NO123',
    'NO 123',
    'No7',
    '12/345',
    '1234/5678',
    '123456/78901',
    'A12/B12',
    '99/99/12345',
    '1,20',
    '1,2000',
    'K-7&8A',
    'LAND12',
    'AND 12345',
  ])('keeps %j, which is one whatever it looks like', (cell) => {
    expect(cleanLicenseNumber(cell)).toEqual({ value: { number: cell, others: [] }, problem: null })
  })

  test.each([
    ['2200107.0', '2200107', 'ends_in_point_zero'],
    ['0031.00', '0031', 'ends_in_point_zero'],
    ['2,200,107', '2200107', 'license_number_odd'],
    ['2,200,107.0', '2200107', 'license_number_odd'],
    ['# 2200107', '2200107', 'license_number_odd'],
    ['#2200107', '2200107', 'license_number_odd'],
    ['No. 2200107', '2200107', 'license_number_odd'],
    ['NO.2200107', '2200107', 'license_number_odd'],
    ['no: K-12', 'K-12', 'license_number_odd'],
    ['№ 2200107', '2200107', 'license_number_odd'],
    ['# 2,200,107', '2200107', 'license_number_odd'],
    ['2200107 (closed)', '2200107 (closed)', 'license_number_odd'],
    ['2200107 renewal pending', '2200107 renewal pending', 'license_number_odd'],
    ['2200107; see file', '2200107; see file', 'license_number_odd'],
  ])('reads %j with a problem', (cell, number, cause) => {
    expect(cleanLicenseNumber(cell)).toMatchObject({ value: { number, others: [] }, problem: { cause } })
  })

  test.each([
    ['22\u201301-7', '22-01-7'],
    ['K\u00ad12', 'K-12'],
    ['K\u221212', 'K-12'],
    ['K12\u00ad', 'K12'],
  ])('takes what looks like a hyphen in %j for one', (cell, number) => {
    expect(cleanLicenseNumber(cell)).toEqual({ value: { number, others: [] }, problem: null })
  })

  test.each([
    ['2200107; 2200108', ['2200108']],
    ['2200107;2200108', ['2200108']],
    ['2200107\n2200108', ['2200108']],
    ['2200107\r\n2200108\r\n', ['2200108']],
    ['2200107 & 2200108', ['2200108']],
    ['2200107 and 2200108', ['2200108']],
    ['2200107 AND K-9; 2200109', ['K-9', '2200109']],
    ['2200107/2200108', ['2200108']],
    ['2200107 / 2200108 / 2200109', ['2200108', '2200109']],
    ['# 2200107; # 2200108', ['2200108']],
    ['2200107; 2,200,108', ['2200108']],
    ['2200107; 2200107', []],
    ['2200107; 2.2E+06; 2200108', ['2200108']],
  ])('keeps the further numbers of %j apart', (cell, others) => {
    expect(cleanLicenseNumber(cell)).toMatchObject({
      value: { number: '2200107', others },
      problem: { cause: 'several_license_numbers' },
    })
  })

  test.each(['2200107;', '2200107; N/A', '2200107 & -', '; 2200107'])('sees one number in %j', (cell) => {
    expect(cleanLicenseNumber(cell)).toEqual({ value: { number: '2200107', others: [] }, problem: null })
  })

  test.each([
    '2.2E+06',
    '2E+06',
    '2,2e+06',
    '-2.2E+06',
    'Jan-23',
    'Sep-1998',
    '23-Jan',
    '1-May-23',
    '3/14/1204',
    '12/5/23',
    '3/14/2004 0:00',
    '3/14/2004 12:00:00 AM',
  ])('does not take %j, which a spreadsheet made of one', (cell) => {
    expect(cleanLicenseNumber(cell)).toMatchObject({
      value: null,
      problem: { cause: 'license_number_damaged' },
    })
  })

  test.each(['PENDING', 'exempt', '#', 'No.', '***', 'A & B'])(
    'finds none in %j, without a digit',
    (cell) => {
      const { value, problem } = cleanLicenseNumber(cell)
      expect(value).toBeNull()
      expect(problem?.why).toContain('holds no digit')
    },
  )

  test.each(['2200107, 2200108', '2200107,2200108', 'K2200,K2201'])(
    'keeps %j whole, as no rule parts numbers at a comma, and says so',
    (cell) => {
      expect(cleanLicenseNumber(cell)).toMatchObject({
        value: { number: cell, others: [] },
        problem: { cause: 'license_number_odd', why: expect.stringContaining('several') },
      })
    },
  )

  test('is at most 64 characters long', () => {
    expect(cleanLicenseNumber('7'.repeat(64)).value?.number).toHaveLength(64)
    expect(cleanLicenseNumber('7'.repeat(65))).toMatchObject({ value: null, problem: { cause: 'too_long' } })
    expect(cleanLicenseNumber(`7${' '.repeat(1_000_000)}7`).problem?.cause).toBe('too_long')
    expect(cleanLicenseNumber(`7; ${'8'.repeat(65)}`).value).toEqual({ number: '7', others: [] })
  })

  test.each(['', ' ', '\n'])('has nothing to say of %j', (cell) => {
    expect(cleanLicenseNumber(cell)).toEqual({ value: null, problem: null })
  })

  test('whatever the cell, a number has a digit and is short', () => {
    const cells = fc.oneof(
      anyCell,
      fc.string({
        unit: fc.constantFrom(...'0123456789', 'E+', 'Jan', '-', '/', ';', ' & ', ' ', '.0', ','),
        maxLength: 12,
      }),
    )
    fc.assert(
      fc.property(cells, (cell) => {
        const { value } = cleanLicenseNumber(cell)
        for (const number of value ? [value.number, ...value.others] : []) {
          expect(number).toMatch(/[0-9]/)
          expect([...number].length).toBeLessThanOrEqual(64)
          expect(number).toBe(number.trim())
        }
      }),
    )
  })
})
