import { createHash } from 'node:crypto'
import { existsSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type TestWorkbook, testArchive, testWorkbook, textRows } from '../../testing/archive.ts'
import { examples } from '../../testing/examples.ts'
import { inputFolder } from '../../testing/inputs.ts'
import { inspectFile } from '../inspect.ts'
import { readRecords } from '../records.ts'
import { openRecords } from '../recordsAt.ts'

const write = inputFolder()
const csv = 'License,Name\r\n007,"Ruiz, Ana"\r\n008,Roe\r\n'
const inspect = (bytes: Buffer | string, sheet: string | null = null) =>
  inspectFile(write(bytes), 'invented.bin', { sheet })

async function read(bytes: Buffer, sheet: string | null = null) {
  const file = await inspect(bytes, sheet)
  const records: { cells: readonly string[]; line: number; raw: string }[] = []
  let blank = 0
  for await (const batch of readRecords(file)) {
    blank += batch.blankLines
    for (let index = 0; index < batch.count; index += 1)
      records.push({
        cells: batch.cells[index] as readonly string[],
        line: batch.line[index] as number,
        raw: batch.rawOf(index),
      })
  }
  return { file, records, blank, cells: records.map((record) => record.cells) }
}

/** One row of cells below a header of as many columns. */
async function cellsOf(cells: string, workbook: Omit<TestWorkbook, 'sheets'> = {}) {
  const header = textRows([Array.from({ length: 9 }, (_, index) => `h${index}`)])
  const rows = `${header}<row r="2">${cells}</row>`
  const read_ = await read(testWorkbook({ sheets: [{ name: 'Data', rows }], ...workbook }))
  const row = read_.cells[0] as readonly string[]
  return row.slice(0, row.findLastIndex((cell) => cell !== '') + 1)
}

describe('a packed file is read as the table in it:', () => {
  test.each<[string, Buffer]>([
    ['gzip', gzipSync(csv)],
    ['gzip of several members', Buffer.concat([gzipSync(csv.slice(0, 20)), gzipSync(csv.slice(20))])],
    ['zip', testArchive([{ name: 'list.csv', content: csv }])],
    [
      'zip with other files',
      testArchive([
        { name: 'data/', content: '' },
        { name: 'data/list.CSV', content: csv },
        { name: 'readme.txt', content: 'Read me' },
        { name: '__MACOSX/data/._list.csv', content: 'x' },
      ]),
    ],
    ['zip with one text', testArchive([{ name: 'list.txt', content: csv }])],
    ['gzip in zip', testArchive([{ name: 'list.csv.gz', content: gzipSync(csv) }])],
    [
      'workbook',
      testWorkbook({
        sheets: [
          {
            name: 'Data',
            rows: textRows([
              ['License', 'Name'],
              ['007', 'Ruiz, Ana'],
              ['008', 'Roe'],
            ]),
          },
        ],
      }),
    ],
  ])('%s', async (_what, bytes) => {
    const { file, cells } = await read(bytes)
    expect(cells).toEqual([
      ['007', 'Ruiz, Ana'],
      ['008', 'Roe'],
    ])
    expect(file).toMatchObject({
      header: ['License', 'Name'],
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
    expect(file.notes.length).toBeGreaterThan(0)
    const again = openRecords(file)
    expect(again.cells(file.firstRecord.byteOffset, 1)).toEqual(['008', 'Roe'])
    again.close()
  })

  test('what is unpacked is for nobody else to read', async () => {
    const { text } = await inspect(gzipSync(csv))
    if (process.platform !== 'win32') expect(statSync(text.path).mode & 0o777).toBe(0o600)
  })

  test('nothing is left of a file that is refused', async () => {
    const refused = await inspect(gzipSync('<html></html>')).catch((error: Error) => error)
    expect(refused).toMatchObject({ code: 'file-not-text' })
    const { text } = await inspect(gzipSync(csv))
    expect(existsSync(text.path)).toBe(true)
  })
})

describe('a workbook’s cells', () => {
  test('of text are kept character for character', async () => {
    const shared =
      '<si><t xml:space="preserve"> 007 </t></si><si><r><t>O&amp;</t></r><r><t>K</t></r><rPh><t>x</t></rPh></si><si><t>a_x000D_b_x005F_x0041_</t></si>'
    expect(
      await cellsOf(
        '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="str"><f>A1</f><v>1E5</v></c><c t="inlineStr"><is><r><t>x</t></r><r><t>"y"&#10;z</t></r></is></c>',
        { shared },
      ),
    ).toEqual([' 007 ', 'O&K', 'a\rb_x0041_', '1E5', 'x"y"\nz'])
  })

  test.each([
    ['1600101', '1600101'],
    ['1600101.0', '1600101'],
    ['1.6E+6', '1600000'],
    ['1E21', '1000000000000000000000'],
    ['0.1', '0.1'],
    ['1.5E-7', '0.00000015'],
    ['-3', '-3'],
  ])('of a number are in their shortest form: %s', async (value, text) => {
    expect(await cellsOf(`<c><v>${value}</v></c>`)).toEqual([text])
  })

  test.each([
    ['00000', '2138', '02138'],
    ['00000', '123456', '123456'],
    ['[$-409]00000;@', '2138', '02138'],
    ['00000\\-0000', '21381234', '02138-1234'],
    ['00000', '21.5', '21.5'],
    ['0.00', '30', '30'],
    ['#,##0', '1200', '1200'],
    ['General', '30', '30'],
    ['(000) 000-0000', '7025550123', '(702) 555-0123'],
  ])('with a number format of zeros have them: %s', async (format, value, text) => {
    expect(await cellsOf(`<c s="1"><v>${value}</v></c>`, { formats: [format] })).toEqual([text])
  })

  test.each([
    ['m/d/yyyy', '44743', '2022-07-01'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', '44743', '2022-07-01'],
    ['yyyy-mm-dd hh:mm', '44743.5', '2022-07-01 12:00'],
    ['yyyy-mm-dd', '44742.99999999', '2022-07-01'],
    ['mmm-yy', '44743', '2022-07-01'],
    ['h:mm AM/PM', '0.75', '18:00'],
    ['[h]:mm:ss', '0.0000115740740740741', '00:00:01'],
    ['m/d/yy', '1', '1900-01-01'],
    ['m/d/yy', '61', '1900-03-01'],
    ['m/d/yy', '-5', '-5'],
    ['"day" 0', '3', 'day 3'],
  ])('of a date are a date: %s', async (format, value, text) => {
    expect(await cellsOf(`<c s="1"><v>${value}</v></c>`, { formats: [format] })).toEqual([text])
  })

  test('of a date are counted from 1904 where the workbook says so', async () => {
    const options = { formats: ['m/d/yyyy'], is1904: true }
    expect(await cellsOf('<c s="1"><v>43281</v></c>', options)).toEqual(['2022-07-01'])
  })

  test('of a truth value, an error and an ISO date are as they are shown', async () => {
    expect(
      await cellsOf(
        '<c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2022-07-01T00:00:00</v></c>',
      ),
    ).toEqual(['TRUE', 'FALSE', '#N/A', '2022-07-01'])
  })

  test('stand where their references say', async () => {
    expect(await cellsOf('<c r="B2"><v>1</v></c><c r="D2"><v>2</v></c><c><v>3</v></c>')).toEqual([
      '',
      '1',
      '',
      '2',
      '3',
    ])
  })

  test('are the same where the elements have a prefix', async () => {
    expect(await cellsOf('<c t="s"><v>0</v></c>', { prefix: 'x:', shared: '<si><t>a</t></si>' })).toEqual([
      'a',
    ])
  })

  test.each(['n', 's', 'b', 'str', 'd', 'e'])(
    'of type %s with an empty value are empty, whatever the first shared text is',
    async (type) => {
      const empty = `<c t="${type}"><v></v></c><c t="${type}"><v/></c><c t="s"><v>0</v></c>`
      expect(await cellsOf(empty, { shared: '<si><t>a</t></si>' })).toEqual(['', '', 'a'])
    },
  )

  test('with a formula whose result is an empty text are no formulas without a result', async () => {
    const rows = `${textRows([['a', 'b']])}<row r="2"><c t="inlineStr"><is><t>x</t></is></c><c t="str"><f>A1</f><v></v></c></row>`
    expect((await read(testWorkbook({ sheets: [{ name: 'Data', rows }] }))).file.notes).toHaveLength(1)
  })

  test.each(['', '<v></v>', '<v/>'])(
    'with a formula and no result (%s) are empty, and told',
    async (value) => {
      const rows = `${textRows([['a', 'b']])}<row r="2"><c t="inlineStr"><is><t>x</t></is></c><c><f>A1</f>${value}</c></row>`
      const { file, cells } = await read(testWorkbook({ sheets: [{ name: 'Data', rows }] }))
      expect(cells).toEqual([['x', '']])
      expect(file.notes[1]).toMatch(/^1 cell holds a formula without its result, read as empty \(first B2\)/)
    },
  )
})

// Most cells are read by a pattern over the whole of them; with a prefix before each name they go tag by tag.
test('a cell is the same by its whole and by its tags', async () => {
  const cells = fc.constantFrom(
    ...[
      '<c r="B2"><v>1</v></c>',
      '<c><v>2</v></c>',
      '<c r="D2" s="1"><v>45000</v></c>',
      '<c t="s"><v>0</v></c>',
    ],
    ...[
      '<c s="1" t="s"><v>1</v></c>',
      '<c t="s" s="1"><v>1</v></c>',
      '<c r="A2"/>',
      '<c s="1"></c>',
      '<c t="str"><v></v></c>',
    ],
    ...[
      '<c t="inlineStr"><is><t>a _x000D_b</t></is></c>',
      '<c><v>1e3</v></c>',
      '<c t="b"><v>1</v></c>',
      '<c t="e"><v>#N/A</v></c>',
    ],
    ...[
      '<c t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>',
      '<c t="str"><v>a&amp;b</v></c>',
      '<c><f>A1</f></c>',
    ],
    ...[
      '<c t="str"><v>a]b</v></c>',
      '<c t="str"><v>a]]>b</v></c>',
      '<c t="str"><v>a\r\nb</v></c>',
      '<c r="a1"><v>3</v></c>',
    ],
    ...[
      '<c  r="C2"><v>4</v></c>',
      '<c r="C2" r="D2"><v>5</v></c>',
      '<c><v>6</c></v>',
      '<c t="d"><v>2031-01-02T00:00:00</v></c>',
      ' ',
    ],
  )
  const outcome = async (row: string, prefix: string) => {
    const rows = `${textRows([Array.from({ length: 12 }, (_, index) => `h${index}`)])}<row r="2">${row}</row>`
    const sheets = [{ name: 'Data', rows }]
    const shared = '<si><t>x</t></si><si><r><t>y</t></r></si>'
    const bytes = testWorkbook({ sheets, shared, formats: ['yyyy-mm-dd'], prefix })
    return read(bytes).then(
      ({ cells, file }) => JSON.stringify([cells, file.notes]),
      ({ code }) => String(code),
    )
  }
  await fc.assert(
    fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 6 }), async (list) => {
      const row = list.join('')
      expect(await outcome(row, '')).toBe(await outcome(row, 'x:'))
    }),
    { numRuns: examples(60) },
  )
})

describe('a workbook’s rows', () => {
  test('are the lines of its records, whatever their cells hold, and empty cells may lack at their end', async () => {
    const rows = `<row r="2">${'<c t="inlineStr"><is><t>Title</t></is></c>'}</row><row r="4"><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b,b</t></is></c></row><row r="5"><c s="0"/></row><row r="7"><c t="inlineStr"><is><t>1&#10;2,2,2,2,2,2</t></is></c></row><row r="9"><c r="B9"><v>2</v></c></row>`
    const { file, records, blank } = await read(testWorkbook({ sheets: [{ name: 'Data', rows }] }))
    expect(file).toMatchObject({ header: ['a', 'b,b'], headerLine: 4, linesAbove: ['', 'Title', ''] })
    expect(records).toEqual([
      { cells: ['1\n2,2,2,2,2,2', ''], line: 7, raw: '"1\n2,2,2,2,2,2",' },
      { cells: ['', '2'], line: 9, raw: ',2' },
    ])
    expect(blank).toBe(3)
  })

  test('are those of the first sheet that is not hidden, or of the named one', async () => {
    const sheet = (name: string) => ({
      name,
      rows: textRows([
        ['a', 'b'],
        [name, '1'],
      ]),
    })
    const bytes = testWorkbook({
      sheets: [{ ...sheet('Notes'), state: 'hidden' }, sheet('Homes'), sheet('Centers')],
    })
    const first = await read(bytes)
    expect(first.cells).toEqual([['Homes', '1']])
    expect(first.file.notes).toEqual(['Read from sheet Homes of a workbook; not read: Notes, Centers.'])
    expect((await read(bytes, 'centers')).cells).toEqual([['Centers', '1']])
    await expect(inspect(bytes, 'Schools')).rejects.toMatchObject({
      code: 'file-packed',
      message: 'invented.bin has no sheet Schools.',
      hint: 'Its sheets are Notes, Homes, Centers.',
    })
  })
})

describe('refuses', () => {
  const sheet = (rows: string) => testWorkbook({ sheets: [{ name: 'Data', rows }] })
  test.each<[string, Buffer, string]>([
    [
      'an archive with two tables',
      testArchive([
        { name: 'a.csv', content: csv },
        { name: 'b.csv', content: csv },
      ]),
      'with 2 files in it: a.csv, b.csv',
    ],
    ['an empty archive', testArchive([]), 'no table in it'],
    [
      'a document of LibreOffice',
      testArchive([
        { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
        { name: 'content.xml', content: '<a/>' },
        { name: 'styles.xml', content: '<a/>' },
      ]),
      'is an OpenDocument file (.ods)',
    ],
    [
      'a part with a password',
      testArchive([{ name: 'a.csv', content: csv, isEncrypted: true }]),
      'a password',
    ],
    ['gzip that is cut off', gzipSync(csv.repeat(50)).subarray(0, 60), 'damaged or cut off'],
    [
      'an archive that is cut off',
      testArchive([{ name: 'a.csv', content: csv }]).subarray(0, 60),
      'damaged or cut off',
    ],
    [
      'gzip of gzip of gzip of gzip',
      gzipSync(gzipSync(gzipSync(gzipSync(csv)))),
      'packed several times over',
    ],
    ['a bomb', gzipSync(Buffer.alloc(80 * 1024 * 1024, 'a,b\n')), 'unpacks to over 300 times its size'],
    [
      'a bomb in an archive',
      testArchive([{ name: 'a.csv', content: Buffer.alloc(80 * 1024 * 1024, 'x') }]),
      'unpacks to over 300',
    ],
    [
      'a Word document',
      testArchive([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'word/document.xml', content: '<x/>' },
        {
          name: '_rels/.rels',
          content:
            '<Relationships><Relationship Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
        },
      ]),
      'a Word document',
    ],
    [
      'a binary workbook',
      testArchive([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'xl/workbook.bin', content: 'x' },
      ]),
      '(.xlsb)',
    ],
    ['XML with entities of its own', sheet('<row><c><v>&bomb;</v></c></row>'), "can't be unpacked"],
    ['XML that is not well formed', sheet('<row><c></row>'), "can't be unpacked"],
    ['a picture that is packed', gzipSync(Buffer.from('89504e470d0a1a0a', 'hex')), 'a picture'],
    ['nothing that is packed', gzipSync(''), 'is empty'],
    ['an empty sheet', sheet(''), 'is empty'],
    ['a sheet with a header alone', sheet(textRows([['a', 'b']])), 'a header and no records'],
  ])('%s', async (_what, bytes, message) => {
    await expect(inspect(bytes)).rejects.toMatchObject({
      message: expect.stringContaining(message),
      file: 'invented.bin',
      hint: expect.any(String),
      exitCode: 3,
    })
  })

  test('a document type, whatever it declares', async () => {
    const evil =
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>'
    const bytes = testWorkbook({
      sheets: [],
      others: [{ name: 'xl/worksheets/sheet1.xml', content: evil }],
    })
    await expect(inspect(bytes)).rejects.toMatchObject({ code: 'file-packed' })
    const { readXml } = await import('./xml.ts')
    const pieces = (async function* () {
      yield Buffer.from(evil)
    })()
    const ignore = () => undefined
    await expect(readXml(pieces, { open: ignore, text: ignore, close: ignore }, ignore)).rejects.toThrow(
      'declares a document type',
    )
  })
})

describe('a packed file that changed after it was unpacked', () => {
  const readAgain = async (change: (path: string) => void) => {
    const path = write(gzipSync(csv))
    const file = await inspectFile(path, 'invented.csv.gz')
    change(path)
    for await (const _ of readRecords(file));
  }

  test('ends the reading', async () => {
    const changed = readAgain((path) => {
      writeFileSync(path, gzipSync(csv.replace('Roe', 'Doe')))
      utimesSync(path, 1, 1)
    })
    await expect(changed).rejects.toMatchObject({ code: 'file-changed' })
  })

  test('in its time alone is read', async () => {
    await readAgain((path) => utimesSync(path, 1, 1))
  })
})
