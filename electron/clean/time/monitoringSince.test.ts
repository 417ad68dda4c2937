import { describe, expect, test } from 'vitest'
import { cleanMonitoringSince } from './monitoringSince.ts'

const runDate = '2025-11-05'

describe('monitoring since', () => {
  test.each([
    ['Monitoring since 2020-09-02', '2020-09-02'],
    ['MONITORING SINCE  9/2/20', '2020-09-02'],
    [' monitoring since: 2020-09-02 ', '2020-09-02'],
    ['2020-09-02', '2020-09-02'],
  ])('reads %j', (cell, value) => {
    expect(cleanMonitoringSince(cell, runDate)).toEqual({ value, problem: null })
  })

  test('keeps a date after the run date, with a problem', () => {
    const { value, problem } = cleanMonitoringSince('Monitoring since 2026-01-01', runDate)
    expect(value).toBe('2026-01-01')
    expect(problem?.cause).toBe('date_after_run')
  })

  test.each([
    'Monitoring since',
    'Monitoring since last May',
    'Monitored 2020-09-02',
    'Monitoring since 2020-13-02',
  ])('does not understand %j', (cell) => {
    const { value, problem } = cleanMonitoringSince(cell, runDate)
    expect(value).toBeNull()
    expect(problem?.cause).toBe('date_not_understood')
  })

  test.each(['', ' ', 'Monitoring since N/A', 'Monitoring since: Unknown', 'MONITORING SINCE --'])(
    'has nothing to say of %j',
    (cell) => {
      expect(cleanMonitoringSince(cell, runDate)).toEqual({ value: null, problem: null })
    },
  )

  test('tells of the error of a spreadsheet behind the label', () => {
    expect(cleanMonitoringSince('Monitoring since #N/A', runDate).problem?.cause).toBe('spreadsheet_error')
  })
})
