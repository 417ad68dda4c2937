import { describe, expect, test } from 'vitest'
import { csvRow, spreadsheetRow } from './writeCsv.ts'

describe('csvRow quotes what a reader could take wrongly', () => {
  test.each([
    [['a', '', '007-23'], 'a,,007-23'],
    [['1,2', 'say "hi"', "O'Connor"], '"1,2","say ""hi""",O\'Connor'],
    [['1\n2', '3\r4'], '"1\n2","3\r4"'],
    [[' a', 'b\t', 'c d'], '" a","b\t",c d'],
    [['\ufeffa'], '"\ufeffa"'],
    [[''], '""'],
    [['', ''], ','],
    [[], ''],
    [['=1+1', '-5'], '=1+1,-5'],
  ])('%j', (cells, row) => {
    expect(csvRow(cells)).toBe(row)
  })
})

describe('spreadsheetRow disarms formulas', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+17025550100', "'+17025550100"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['\0=1', "'\0=1"],
    ['"=1', `"'""=1"`],
    ['＝1', "'＝1"],
    ['a=1', 'a=1'],
    ['5-6', '5-6'],
    ['', '""'],
  ])('%j', (cell, row) => {
    expect(spreadsheetRow([cell])).toBe(row)
  })
})
