import { expect, test } from 'vitest'
import { holdsWord, phonePattern, traceText } from './traceText.ts'

test.each([
  ['(702) 555-0100', '+17025550100', '(702)5550100'],
  ['k82-0055 232', null, 'K820055232'],
  ['Acorn House', null, null],
  [' 007-23\0 ', null, '00723'],
  ['-1', null, null],
])('%s may be a phone or a license number', (typed, phone, loose) => {
  expect(traceText(typed)).toMatchObject({ phone, loose })
})

test.each(['(702) 555-0100', '702.555.0100', '7025550100', '1-702-555-0100 x12'])(
  'a phone is found however a file writes it: %s',
  (written) => {
    expect(new RegExp(phonePattern('+17025550100')).test(`a,${written},b`)).toBe(true)
  },
)

test('a phone is not found over two cells', () => {
  expect(new RegExp(phonePattern('+17025550100')).test('702,555,0100')).toBe(false)
})

test.each([
  ['1,500123,Elm', true],
  ['TYPE - 500123', true],
  ['1500123', false],
  ['500123-4, 500123', true],
  ['500123-4', false],
])('%s holds the word 500123: %s', (text, holds) => {
  expect(holdsWord(text, '500123')).toBe(holds)
})
