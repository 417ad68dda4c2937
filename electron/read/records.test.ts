import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Delimiter, delimiters } from '../../shared/delimiter.ts'
import { LoaderError } from '../../shared/errors.ts'
import { examples } from '../testing/examples.ts'
import { inputFolder } from '../testing/inputs.ts'
import { readNaively } from '../testing/naiveReader.ts'
import { positionOf } from './batches.ts'
import type { Encoding } from './decode/encoding.ts'
import { decode } from './decode/encoding.ts'
import type { InspectedFile } from './inspect.ts'
import { type ReadOptions, readRecords } from './records.ts'
import { openRecords } from './recordsAt.ts'
import { plainCsv } from './shape/shape.ts'
import { delimitedRow } from './writeCsv.ts'

const write = inputFolder()

const marks = {
  'utf-8': '',
  'utf-8-bom': 'efbbbf',
  'utf-16le': 'fffe',
  'utf-16be': 'feff',
  'windows-1252': '',
  'utf-8-and-windows-1252': '',
}

function encode(text: string, encoding: Encoding): Buffer {
  const mark = Buffer.from(marks[encoding], 'hex')
  if (encoding === 'windows-1252') return Buffer.from(text, 'latin1')
  if (encoding === 'utf-8-and-windows-1252') return Buffer.concat(Array.from(text, mixed))
  if (encoding === 'utf-16le') return Buffer.concat([mark, Buffer.from(text, 'utf16le')])
  if (encoding === 'utf-16be') return Buffer.concat([mark, Buffer.from(text, 'utf16le').swap16()])
  return Buffer.concat([mark, Buffer.from(text, 'utf8')])
}

/** Some letters as one byte, all else as UTF-8. None of these bytes can be part of a sequence with what follows. */
function mixed(character: string): Buffer {
  return Buffer.from(character, 'éñü'.includes(character) ? 'latin1' : 'utf8')
}

function byteLength(text: string, encoding: Encoding): number {
  return encode(text, encoding).length - marks[encoding].length / 2
}

/** As the inspection would give it, also for texts that an inspection refuses. */
function fileOf(text: string, encoding: Encoding = 'utf-8', delimiter: Delimiter = ','): InspectedFile {
  const bytes = encode(text, encoding)
  const path = write(bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const bomBytes = (marks[encoding].length / 2) as 0 | 2 | 3
  const modifiedMs = Number(statSync(path, { bigint: true }).mtimeMs)
  return {
    path,
    name: 'invented.csv',
    bytes: bytes.length,
    modifiedMs,
    sha256,
    text: { path, bytes: bytes.length, modifiedMs, sha256 },
    shape: { ...plainCsv, delimiter },
    linesAbove: [],
    workbook: null,
    notes: [],
    headerAt: { record: 0, line: 1, byteOffset: bomBytes },
    encoding,
    encodingReason: 'told by the test',
    bomBytes,
    header: [],
    headerLine: 1,
    firstRecord: { record: 1, line: 2, byteOffset: 0 },
  }
}

interface Outcome {
  records: unknown[]
  blankLines: number
  error: unknown
}

async function outcomeOf(file: InspectedFile, options: ReadOptions = {}): Promise<Outcome> {
  const outcome: Outcome = { records: [], blankLines: 0, error: null }
  try {
    for await (const batch of readRecords(file, options)) {
      for (let i = 0; i < batch.count; i++) {
        const problem = batch.problem[i]!
        outcome.records.push({
          ...positionOf(batch, i),
          byteLength: batch.byteLength[i],
          raw: batch.rawOf(i),
          ...(problem
            ? { line2: problem.line, column: problem.column, cell: problem.cell, why: problem.why }
            : { cells: batch.cells[i] }),
        })
      }
      outcome.blankLines += batch.blankLines
    }
  } catch (error) {
    if (!(error instanceof LoaderError)) throw error
    outcome.error = { code: error.code, line: error.line, column: error.column }
  }
  return outcome
}

/** What the naive reader makes of the text, in the same words. */
function judged(text: string, encoding: Encoding, delimiter: Delimiter = ','): Outcome {
  const { records, blankLines, unclosed } = readNaively(text, delimiter)
  const bom = marks[encoding].length / 2
  return {
    records: records.slice(1).map(({ start, end, line, cells, fault }, index) => ({
      record: index + 1,
      line,
      byteOffset: bom + byteLength(text.slice(0, start), encoding),
      byteLength: byteLength(text.slice(start, end), encoding),
      raw: text.slice(start, end),
      ...(fault ? { line2: fault.line, column: fault.column, cell: fault.cell, why: fault.why } : { cells }),
    })),
    blankLines,
    error: unclosed && { code: 'file-quotes', ...unclosed },
  }
}

const nasty: [what: string, text: string][] = [
  ['nothing odd', 'a,b\n1,2\n3,4\n'],
  ['no line ending at the end', 'a,b\n1,2'],
  ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
  ['CR', 'a,b\r1,2\r3,4\r'],
  ['CR, no line ending at the end', 'a,b\r1,2'],
  ['all three line endings in one file', 'a,b\r\n1,2\n3,4\r5,6\r\n7,8\r\r\n9,10\n\r11,12'],
  ['CRLF doubled by a text mode', 'a,b\r\r\n1,2\r\r\n3,4\r\r\n'],
  ['a quoted comma', 'a,b\n"1,1",2\n'],
  ['doubled quotes', 'a,b\n"say ""hi""",""""\n"""",""\n'],
  ['quoted line breaks of each kind', 'a,b\n"1\n2","3\r\n4"\n"5\r6","\n\r\n\r"\n7,8\n'],
  ['quoted line breaks in a CRLF file', 'a,b\r\n"1\n2","3\r\n4"\r\n"5\r6",\r\n'],
  ['quoted line breaks in a CR file', 'a,b\r"1\n2","3\r\n4"\r"5\r6",\r'],
  ['a line break in the header', '"a\nb",c\n1,2\n'],
  ['blank lines everywhere', '\n\n  \na,b\n\n1,2\n \t \n\u00a0\n3,4\n\n'],
  ['blank last line without ending', 'a,b\n1,2\n   '],
  ['a blank line that is quoted is a record', 'a\n""\n" "\n'],
  ['nothing but commas is a record', 'a,b\n,\n,,\n'],
  ['too few and too many cells are left to the caller', 'a,b\n1\n1,2,3\n'],
  ['a quote inside an unquoted cell', 'a,b\n1,K" Street\n3,4\n'],
  ['a quote that closes nothing', 'a,b\n1",2\n3,4\n'],
  ['text after a closing quote', 'a,b\n"1"x,2\n3,"4" \n5,6\n'],
  ['blanks before an opening quote', 'a,b\n 1, "2"\n\t "3",\t"4\n 5"\n  "6,6","7" ,8\n'],
  ['blanks before a quote that opens nothing', 'a,b\n1 "2",3\n"4" "5",6\n'],
  ['cells of a formula that holds a text', 'a,b\n="01",="a,b"\n ="02", ="say ""hi"" "\n'],
  ['cells of a formula with blanks behind its sign', 'a,b\n= "01", =\t"a,b"\n=  "02",= ""\n'],
  ['formulas that hold no text with blanks', 'a,b\n= "01"x,2\n= x"3",4\n5= "6",= 7\n'],
  ['formulas that hold no text', 'a,b\n="01"x,2\n="3,4\n5="6",7\n=8"9",="\n"\n'],
  ['lines of characters that nobody sees', 'a,b\n\u200b\n1,2\n \ufeff\t\u00ad\n3,4\n\x1a'],
  ['signs that are drawn, and mojibake', 'a\n\u0600\n\u0081\n\u200b"\u200b"\n"\u200b"\n'],
  ['a space after a closing quote', 'a,b\n"1" ,2\n3,4\n'],
  ['a space first in the record after a quoted last cell', 'a,b\n1,"2"\n  ,4\n'],
  ['a refused record goes on in a quoted cell', 'a,b\n1"x,"2\n3"\n4,5\n'],
  ['two faults in one record', 'a,b,c\n1,x"y,"z"z\n2,3,4\n'],
  ['a fault on a later line of its record', 'a,b\n"1\r\n2\n3",x"\n4,5\n'],
  ['refused first and last', 'a,b\n"1"1,2\n3,4\n5,6"'],
  ['a quote closed at the very end', 'a,b\n1,"2"'],
  ['a doubled quote at the very end', 'a,b\n1,"2"""'],
  ['a quote opened on the last character', 'a,b\n1,2\n3,"'],
  ['a quote never closed', 'a,b\n1,2\n"3,4\n5,6\n'],
  ['a quote never closed, after a doubled one', 'a,b\n1,"2""\n3,4\n'],
  ['a quote never closed, on a later line', 'a,b\n1,2\n"3\n3","4\n5,6\n'],
  ['a lone quote that the next quoted cell closes', 'a,b\n"1,2\n"3",4\n5,6\n'],
  ['accents, in UTF-8 of two bytes', 'a,b\nNIÑO,É\n"é\né",ü\n'],
  ['characters of three and four bytes', 'a,b\n–“”,💛\n"💛\n💛",𝔘\nx,y\n'],
  ['a byte order mark inside', 'a,b\n\ufeff1,2\n\ufeff\n'],
  ['names of the prototype', '__proto__,constructor,a\n__proto__,toString,1\n'],
  ['a separator of other locales', 'a;b\n1;2\n'],
  ['line separators that end no line', 'a,b\n1\u2028,2\u0085\n\v\f,\u2029\n'],
]

describe('reads the same as the naive reader, split anywhere:', () => {
  test.each(nasty)('%s', async (_what, text) => {
    const file = fileOf(text)
    const expected = judged(text, 'utf-8')
    expect(await outcomeOf(file)).toEqual(expected)
    for (let batchBytes = 1; batchBytes < file.bytes; batchBytes++) {
      expect(await outcomeOf(file, { batchBytes })).toEqual(expected)
    }
  })
})

const latin1 = nasty.filter(([, text]) => /^[\0-\x7f\xa0-\xff]*$/.test(text))

describe.each(['utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252', 'utf-8-and-windows-1252'] as const)(
  'in %s the same:',
  (encoding) => {
    test.each(encoding === 'windows-1252' ? latin1 : nasty)('%s', async (_what, text) => {
      const file = fileOf(text, encoding)
      const expected = judged(text, encoding)
      expect(await outcomeOf(file)).toEqual(expected)
      for (const batchBytes of [1, 2, 3, 5, 7]) {
        expect(await outcomeOf(file, { batchBytes })).toEqual(expected)
      }
    })
  },
)

const encodings = fc.constantFrom(...(Object.keys(marks) as Encoding[]))
const anyDelimiter = fc.constantFrom(...delimiters)
const batchSizes = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(256 * 1024))

test('reads any text as the naive reader does', async () => {
  const character = fc.constantFrom(
    '"',
    '"',
    ',',
    ',',
    ';',
    '|',
    '\t',
    '\n',
    '\r',
    '\r\n',
    ' ',
    'a',
    'é',
    '\u200b',
    '=',
    '="',
    ', "',
    '""',
    ',"',
    '",',
    '"\n',
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(character, { maxLength: 40 }),
      encodings,
      anyDelimiter,
      batchSizes,
      async (parts, encoding, delimiter, batchBytes) => {
        const characters = encoding === 'windows-1252' ? parts.map(toLatin1) : parts
        const text = characters.join('').replaceAll(',', delimiter)
        const file = fileOf(text, encoding, delimiter)
        expect(await outcomeOf(file, { batchBytes })).toEqual(judged(text, encoding, delimiter))
      },
    ),
    { numRuns: examples(2000) },
  )
})

test('reads back what delimitedRow wrote, for any cells, delimiter, encoding, line ending and split', async () => {
  const units = fc.constantFrom(
    '"',
    ',',
    '\n',
    '\r',
    ' ',
    '\t',
    '=',
    'a',
    '0',
    'ñ',
    '\u00a0',
    '–',
    '💛',
    '\ufeff',
  )
  const cell = fc.oneof(
    fc.string({ unit: units, maxLength: 8 }),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  )
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 })
  const ending = fc.constantFrom('\n', '\r\n', '\r')
  await fc.assert(
    fc.asyncProperty(
      rows,
      encodings,
      ending,
      anyDelimiter,
      batchSizes,
      async (rows, encoding, ending, delimiter, batchBytes) => {
        const printed = encoding.endsWith('windows-1252') ? rows.map((row) => row.map(toLatin1)) : rows
        const lines = printed.map((row) => delimitedRow(row, delimiter))
        const file = fileOf(['header', ...lines].join(ending) + ending, encoding, delimiter)
        const cells: unknown[] = []
        for await (const batch of readRecords(file, { batchBytes })) cells.push(...batch.cells)
        expect(cells).toEqual(printed)
      },
    ),
    { numRuns: examples(500) },
  )
})

function toLatin1(cell: string): string {
  return cell.replace(/[^\0-\x7f\xa0-\xff]/gu, '?')
}

const various = 'a,b\r\n1,"é\r\né"\n\n3"x,4\r💛,"5\n"\r\n\r\n6,7'

test.each(['utf-8', 'utf-16be'] as const)(
  'reads a record of a %s file again by its place',
  async (encoding) => {
    const file = fileOf(various, encoding)
    const again = openRecords(file)
    let first: number | undefined
    let records = 0
    for await (const batch of readRecords(file, { batchBytes: 10 })) {
      for (let i = 0; i < batch.count; i++) {
        const at = batch.byteOffset[i]!
        const bytes = readFileSync(file.path).subarray(at, at + batch.byteLength[i]!)
        expect(decode(bytes, encoding).text).toBe(batch.rawOf(i))
        expect(again.cells(at, 0)).toEqual(batch.cells[i])
        first ??= at
        expect(again.cells(first, records)).toEqual(batch.cells[i])
        records++
      }
    }
    again.close()
    expect(records).toBe(4)
  },
)

test.each(['utf-8-bom', 'utf-16le'] as const)('reads a %s file on from any record', async (encoding) => {
  const file = fileOf(various, encoding)
  const whole = await outcomeOf(file)
  const positions = []
  for await (const batch of readRecords(file)) {
    for (let i = 0; i < batch.count; i++) positions.push(positionOf(batch, i))
  }
  for (const [index, from] of positions.entries()) {
    expect((await outcomeOf(file, { from, batchBytes: 5 })).records).toEqual(whole.records.slice(index))
  }
})

test('tells how far it is, up to the last byte', async () => {
  const file = fileOf('a\n1\n2\n\n3\n\n')
  const bytesRead = []
  for await (const batch of readRecords(file, { batchBytes: 3 })) bytesRead.push(batch.bytesRead)
  expect(bytesRead).toEqual([...bytesRead].sort((a, b) => a - b))
  expect(bytesRead.at(-1)).toBe(file.bytes)
})

test('stops with the reason of its signal', async () => {
  const file = fileOf('a\n1\n2\n3\n')
  const stop = new AbortController()
  const reason = new LoaderError('cancelled', 'Cancelled')
  const reading = (async () => {
    for await (const _ of readRecords(file, { batchBytes: 2, signal: stop.signal })) stop.abort(reason)
  })()
  await expect(reading).rejects.toBe(reason)
})

test('a consumer may stop early', async () => {
  const file = fileOf('a\n1\n2\n3\n')
  for await (const batch of readRecords(file, { batchBytes: 4 })) {
    expect(batch.cells).toEqual([['1']])
    break
  }
})
