import { describe, expect, test } from 'vitest'
import { rejectHeader, rejectLine } from './rejectLine.ts'

const details = ['3', 'facility.company', '', 'has no "company", none'] as const
const added = '3,facility.company,,"has no ""company"", none"'

describe('a rejected record', () => {
  test.each([
    ['a plain one', '1,,Elm'],
    ['quoted cells with commas, quotes and line breaks', '"1","a, ""b""\nc",Elm'],
    ['too few cells', '1'],
    ['quotes that can not be understood', '1,a "b" c,Elm'],
    ['a formula', '1,=1+1,Elm'],
  ])('is written as it is, then the four cells: %s', (_, raw) => {
    expect(rejectLine(['id', 'name', 'street'], ',', raw, details)).toBe(`${raw},${added}`)
  })

  test.each([
    ['1,,Elm', ',2,,,why'],
    ['1', ',2,facility.company,"x, ""y""","a ""b"", c"'],
    ['1,a "b" c,Elm', ',2,,"""","""a"'],
    ['1,"a"', ',2,,"""a""",""""""'],
  ])('of an earlier export has the four cells once: %s%s', (raw, earlier) => {
    const header = ['id', 'name', 'street', '_line', '_field', '_value', '_reason']
    expect(rejectHeader(header, ',')).toBe('id,name,street,_line,_field,_value,_reason')
    expect(rejectLine(header, ',', raw + earlier, details)).toBe(`${raw},${added}`)
  })

  test('that lost the four cells stays as it is', () => {
    expect(rejectLine(['id', '_line', '_field', '_value', '_reason'], ',', '1', details)).toBe(`1,${added}`)
  })

  test.each([
    ['id;name;street', '1;;Elm', '1;;Elm'],
    ['id;name;street', '1;"a;b";"c ""d"""', '1;"a;b";"c ""d"""'],
    ['id;name;street', '1;;Elm;; ', '1;;Elm'],
    ['id;name;street', '1;;Elm;;x', '1;;Elm;;x'],
    ['id;name;;', '1;', '1;;;'],
    ['id;name;', '1', '1'],
  ])('of a file with semicolons and the header %s: %s', (names, raw, kept) => {
    const header = names.split(';')
    expect(rejectHeader(header, ';')).toBe(`${names};_line;_field;_value;_reason`)
    expect(rejectLine(header, ';', raw, details)).toBe(
      `${kept};3;facility.company;;"has no ""company"", none"`,
    )
  })
})
