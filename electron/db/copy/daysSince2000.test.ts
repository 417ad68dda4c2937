import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysSince2000 } from './daysSince2000.ts'

const days = fc.date({
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T00:00:00Z'),
  noInvalidDate: true,
})

describe('days since 2000', () => {
  test('are counted as the calendar does', () => {
    expect(daysSince2000('2000-01-01')).toBe(0)
    expect(daysSince2000('1999-12-31')).toBe(-1)
    expect(daysSince2000('2000-03-01')).toBe(60)
    expect(daysSince2000('0001-01-01')).toBe(-730_119)
    expect(daysSince2000('9999-12-31')).toBe(2_921_939)
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10)
        expect(daysSince2000(iso)).toBe((Date.parse(`${iso}T00:00:00Z`) - Date.UTC(2000, 0, 1)) / 86_400_000)
      }),
    )
  })

  test.each([
    '6/1/2024',
    '',
    '2024-6-1',
    '2024-06-1x',
    '2024/06/01',
    '2024-13-01',
    '2024-00-10',
    '2024-04-31',
    '2023-02-29',
    '1900-02-29',
    '0000-01-01',
    '2024-06-01 ',
    '2024-06-01T00:00:00',
    '+024-06-01',
    '２０２４-06-01',
  ])('of %j are refused: a wrong day is worse than none', (text) => {
    expect(() => daysSince2000(text)).toThrow('YYYY-MM-DD')
  })
})
