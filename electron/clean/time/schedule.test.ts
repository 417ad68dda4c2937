import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCell } from '../../testing/anyCell.ts'
import { cleanSchedule } from './schedule.ts'

function monday(cell: string): readonly string[] {
  return [cell, 'CLOSED', 'CLOSED', 'CLOSED', 'CLOSED', 'CLOSED', 'CLOSED']
}

describe('schedule', () => {
  const day = '7:30AM - 5:30PM'
  const early = '6:00AM - 6:00PM'
  const round = '12:00AM - 12:00AM'
  const shut = 'CLOSED'
  test.each([
    ['joins days with equal hours', [day, day, day, day, day, shut, shut], 'Mo-Fr 07:30-17:30'],
    [
      'keeps a day with other hours apart',
      [early, early, early, early, day, shut, shut],
      'Mo-Th 06:00-18:00; Fr 07:30-17:30',
    ],
    ['joins two neighbours', [shut, shut, shut, shut, shut, early, early], 'Sa-Su 06:00-18:00'],
    ['names a day alone', [shut, shut, early, shut, shut, shut, shut], 'We 06:00-18:00'],
    [
      'does not join days that are no neighbours',
      [day, shut, day, shut, day, shut, shut],
      'Mo 07:30-17:30; We 07:30-17:30; Fr 07:30-17:30',
    ],
    [
      'does not join Sunday and Monday',
      [day, early, shut, shut, shut, shut, day],
      'Mo 07:30-17:30; Tu 06:00-18:00; Su 07:30-17:30',
    ],
    [
      'begins a rule for each change',
      [day, early, day, day, early, early, shut],
      'Mo 07:30-17:30; Tu 06:00-18:00; We-Th 07:30-17:30; Fr-Sa 06:00-18:00',
    ],
    ['joins seven days round the clock', Array(7).fill(round), 'Mo-Su 00:00-24:00'],
    ['has no hours when closed all week', Array(7).fill(shut), null],
    ['leaves empty days out', ['', day, ' ', '', '', '', ''], 'Tu 07:30-17:30'],
    ['has no hours of an empty week', Array(7).fill(''), null],
    ['has no hours of missing cells', [], null],
    [
      'joins equal hours that are written differently',
      [day, '7:30 am–5:30 pm', '', '', '', '', ''],
      'Mo-Tu 07:30-17:30',
    ],
  ] as [string, string[], string | null][])('%s', (_rule, days, value) => {
    expect(cleanSchedule(days)).toEqual({ value, problems: [] })
  })

  test.each([
    ['5:30AM - 11:59PM', '05:30-23:59'],
    ['12:00AM - 12:00AM', '00:00-24:00'],
    ['6:00PM - 12:00AM', '18:00-24:00'],
    ['12:00AM - 6:00AM', '00:00-06:00'],
    ['6:00PM - 6:00AM', '18:00-06:00'],
    ['6:00PM - 12:30AM', '18:00-00:30'],
    ['12:00PM - 6:00PM', '12:00-18:00'],
    ['7:00AM - 12:00PM', '07:00-12:00'],
    ['12:30AM - 12:15PM', '00:30-12:15'],
    ['07:30AM - 05:30PM', '07:30-17:30'],
    ['7:30 AM-5:30 PM', '07:30-17:30'],
    ['7AM - 5PM', '07:00-17:00'],
    ['7:30am – 5:30pm', '07:30-17:30'],
    ['7:30 a.m. to 5:30 p.m.', '07:30-17:30'],
    ['  7:30AM\u00a0-\n5:30PM ', '07:30-17:30'],
    // a clock of 24 hours
    ['07:30-17:30', '07:30-17:30'],
    ['7:30 - 17:30', '07:30-17:30'],
    ['07:30 to 17:30', '07:30-17:30'],
    ['07:30:00 - 17:30:00', '07:30-17:30'],
    ['0730-1730', '07:30-17:30'],
    ['8-17', '08:00-17:00'],
    ['06:00-12:00', '06:00-12:00'],
    ['22:00-6:00', '22:00-06:00'],
    ['00:00-06:00', '00:00-06:00'],
    ['6:00-00:00', '06:00-24:00'],
    ['00:00-24:00', '00:00-24:00'],
    ['00:00 - 00:00', '00:00-24:00'],
    ['7:30AM - 17:30', '07:30-17:30'],
    ['7:00AM - noon', '07:00-12:00'],
    ['6:00PM - Midnight', '18:00-24:00'],
    // the whole day
    ['Open 24 hours', '00:00-24:00'],
    ['OPEN 24 HRS', '00:00-24:00'],
    ['24 hours', '00:00-24:00'],
    ['24 hours a day', '00:00-24:00'],
    ['24/7', '00:00-24:00'],
    // split shifts
    ['6:00AM - 11:30AM, 2:00PM - 6:00PM', '06:00-11:30,14:00-18:00'],
    ['06:00-11:30 / 14:00-18:00', '06:00-11:30,14:00-18:00'],
    ['6:00AM - 11:30AM\n2:00PM - 6:00PM', '06:00-11:30,14:00-18:00'],
    ['6AM-11AM and 2PM-6PM', '06:00-11:00,14:00-18:00'],
    ['2PM-6PM; 6AM-11AM', '06:00-11:00,14:00-18:00'],
    ['6AM-8AM & 11AM-1PM & 6PM-12AM', '06:00-08:00,11:00-13:00,18:00-24:00'],
  ])('reads %j', (cell, open) => {
    expect(cleanSchedule(monday(cell))).toEqual({ value: `Mo ${open}`, problems: [] })
  })

  test.each(['closed', 'Closed', ' CLOSED ', 'N/A', 'None', '-', 'not applicable'])(
    'is closed on a day of %j',
    (cell) => {
      expect(cleanSchedule(monday(cell))).toEqual({ value: null, problems: [] })
    },
  )

  test.each([
    '7:30 - 5:30',
    '09:00-05:00',
    '8:00-12:00',
    '8-5',
    '7:30 - 5:30PM',
    '24:30-06:00',
    '07:30-25:00',
    'Unknown',
    'TBD',
    '?',
    'Not provided',
    '#REF!',
    'OPEN',
    '24 hour care',
    'Open 12 hours',
    '24/5',
    '7:00AM - 12:00PM, 11:00AM - 5:00PM',
    '10:00PM - 6:00AM, 11:00PM - 11:30PM',
    '7:00AM - 11:00AM, closed',
    ',',
    '13:00PM - 5:00PM',
    '0:30AM - 5:00PM',
    '7:60AM - 5:00PM',
    '7:00AM',
    '7:00AM - CLOSED',
    '7:00AM - 7:00AM',
    '12:00PM - 12:00PM',
    'BY APPOINTMENT',
  ])('says unknown of a day of %j, with a problem', (cell) => {
    const { value, problems } = cleanSchedule([day, cell, day, day, shut, shut, cell])
    expect(value).toBe('Mo 07:30-17:30; Tu unknown; We-Th 07:30-17:30; Su unknown')
    expect(problems.map(({ day, problem }) => [day, problem.cause])).toEqual([
      [1, 'hours_not_understood'],
      [6, 'hours_not_understood'],
    ])
  })

  test('reports each of several unreadable neighbours', () => {
    expect(cleanSchedule(Array(7).fill('?')).problems.map((each) => each.day)).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  test('joins neighbours that are unknown', () => {
    expect(cleanSchedule([day, 'TBD', '?', day, shut, shut, shut]).value).toBe(
      'Mo 07:30-17:30; Tu-We unknown; Th 07:30-17:30',
    )
    expect(cleanSchedule(Array(7).fill('Unknown')).value).toBe('Mo-Su unknown')
  })

  test('whatever the cells, the value is well formed or missing', () => {
    const cell = fc.oneof(
      anyCell,
      fc.constantFrom(day, early, round, shut, '', '9PM-5AM', '07:30-12:00, 13:00-17:30', 'TBD'),
    )
    const shift = '\\d\\d:\\d\\d-\\d\\d:\\d\\d'
    const rule = `(Mo|Tu|We|Th|Fr|Sa|Su)(-(Tu|We|Th|Fr|Sa|Su))? (${shift}(,${shift})*|unknown)`
    fc.assert(
      fc.property(fc.array(cell, { minLength: 7, maxLength: 7 }), (days) => {
        const { value, problems } = cleanSchedule(days)
        if (value !== null) expect(value).toMatch(new RegExp(`^${rule}(; ${rule})*$`))
        expect(problems.length).toBeLessThanOrEqual(7)
      }),
    )
  })
})
