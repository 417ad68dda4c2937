import { describe, expect, test } from 'vitest'
import { noValueOf, noValueWords, usualNoValue } from './noValue.ts'

describe('words for no value', () => {
  test('are the usual ones without regard to case and spaces', () => {
    for (const word of ['n/a', 'N/A', 'Null', 'not  applicable', 'TBD', '?'])
      expect(usualNoValue.has(word)).toBe(true)
    for (const word of ['', 'N', 'Nell', 'notapplicable', 'toBDo']) expect(usualNoValue.has(word)).toBe(false)
  })

  // DATA.md, "No value"
  test.each([
    ...[
      'N/A',
      'NA',
      'n.a.',
      'NULL',
      '(null)',
      'nil',
      'None',
      'NaN',
      'TBD',
      'Unknown',
      'Unavailable',
      'Vacant',
    ],
    ...['Not available', 'Not applicable', 'Not provided', 'Not given', '-', '--', '—', '.', '?'],
    ...['#N/A', '#NAME?', '#REF!', '#VALUE!', '#DIV/0!', '#NULL!', '#NUM!', '###', '#####'],
  ])('%s is one', (word) => {
    for (const written of [word, word.toUpperCase(), word.toLowerCase()])
      expect(usualNoValue.has(written)).toBe(true)
  })

  test.each(['##', '# 4', '#12', '#N/A here', 'Nancy', 'Vacanti', 'None Such', '---x'])(
    '%s is none',
    (text) => {
      expect(usualNoValue.has(text)).toBe(false)
    },
  )

  test('may be more in a source, and fewer', () => {
    const words = noValueWords({ more: ['See  Website', 'X'.repeat(40)], except: ['None', '#n/a'] })
    expect(words.has('SEE WEBSITE')).toBe(true)
    expect(words.has('x'.repeat(40))).toBe(true)
    expect(words.has('x'.repeat(39))).toBe(false)
    expect(words.has('none')).toBe(false)
    expect(words.has('#N/A')).toBe(false)
    expect(words.has('N/A')).toBe(true)
    expect(usualNoValue.has('see website')).toBe(false)
  })

  test('are errors of a spreadsheet too', () => {
    for (const error of ['#N/A', '#DIV/0!', '####', '#SPILL!'])
      expect(noValueOf(error).problem?.cause).toBe('spreadsheet_error')
    for (const text of ['N/A', '##', '# 4', '#12', '#N/A here']) expect(noValueOf(text).problem).toBeNull()
  })
})
