import { expect, test } from 'vitest'
import { typedDay } from './typedDay.ts'

test.each([
  '22 Nov 2026',
  '22 november 2026',
  '22-Nov-2026',
  ' 2026-11-22 ',
  '20261122',
  'Nov 22, 2026',
  '11/22/2026',
])('%s is a day', (text) => {
  expect(typedDay(text)).toBe('2026-11-22')
})

test.each(['31 Feb 2026', '2026-02-30', '29 Feb 2027', '13/1/2026', '31 Nov 2026'])(
  '%s is none: no calendar has it',
  (text) => {
    expect(typedDay(text)).toBeNull()
  },
)

test.each(['', 'yesterday', '22 Nov', '22 Nov 20', '1 Nov 2', '2026-11', '11/22/26', '22 Nox 2026'])(
  '%s is none yet',
  (text) => {
    expect(typedDay(text)).toBeNull()
  },
)
