import { describe, expect, test } from 'vitest'
import { inputFolder } from '../../testing/inputs.ts'
import { inspectFile } from '../inspect.ts'
import { readRecords } from '../records.ts'
import { type JudgeHeader, knownHeader } from './header.ts'

const write = inputFolder()
const header = ['Permit', 'Keeper', 'Street', 'Town', 'Beds']

/** A source of five columns, the first two required. */
const judge: JudgeHeader = (cells) => {
  const known = cells.filter((cell) => header.includes(cell.trim())).length
  return known + (cells.includes('Permit') && cells.includes('Keeper') && known >= 4 ? knownHeader : 0)
}

const inspect = (text: string | Buffer) => inspectFile(write(text), 'invented.csv', { judge })

async function read(text: string | Buffer) {
  const file = await inspect(text)
  const records: { cells: readonly string[]; line: number; raw: string; cause?: string }[] = []
  for await (const batch of readRecords(file, { batchBytes: 7 })) {
    for (let index = 0; index < batch.count; index += 1) {
      const cause = batch.problem[index]?.cause
      const cells = batch.cells[index] as readonly string[]
      records.push({
        cells,
        line: batch.line[index] as number,
        raw: batch.rawOf(index),
        ...(cause && { cause }),
      })
    }
  }
  return { file, records }
}

const rows = (delimiter: string) =>
  [header, ['01', 'Ana', '1 Elm; Apt 2', 'Alder', '4'], ['02', 'Bo', '"2, Oak|Rd"', 'Birch', '5']]
    .map((row) => row.join(delimiter))
    .join('\n')

describe('the delimiter', () => {
  test.each([
    [',', rows(',').replace('1 Elm; Apt 2', '"1 Elm; Apt 2"')],
    [';', rows(';').replace('1 Elm; Apt 2', '"1 Elm; Apt 2"')],
    ['\t', rows('\t')],
    ['|', rows('|')],
  ])('%j makes the header one of a known source', async (delimiter, text) => {
    const { file, records } = await read(text)
    expect(file).toMatchObject({ header, shape: { delimiter, columns: 5 } })
    expect(records.map(({ cells }) => cells)).toEqual([
      ['01', 'Ana', '1 Elm; Apt 2', 'Alder', '4'],
      ['02', 'Bo', '2, Oak|Rd', 'Birch', '5'],
    ])
  })

  test.each([
    [';', 'x;y,z;w\n1;2;3\n4;5;6\n'],
    ['\t', 'x\ty, z\n1, 2\t3\n4\t5\n'],
    ['|', 'x|y\n1|2\n'],
    [',', 'x,y;z\n1,2;3\n4,5;6\n'],
    [',', 'x\n1\n'],
  ])('%j of an unknown header splits most evenly', async (delimiter, text) => {
    expect((await inspect(text)).shape.delimiter).toBe(delimiter)
  })

  test.each([';', ',', '\t', '|'])(
    'is obeyed where the first line asks for it: sep=%j',
    async (delimiter) => {
      for (const ask of [`sep=${delimiter}\r\n`, `"sep=${delimiter}"\n`, `\ufeffSEP=${delimiter}\n`]) {
        const { file, records } = await read(`${ask}x${delimiter}y\n1${delimiter}2\n`)
        expect(file).toMatchObject({
          header: ['x', 'y'],
          headerLine: 2,
          linesAbove: [],
          shape: { delimiter },
        })
        expect(records).toMatchObject([{ cells: ['1', '2'], line: 3 }])
      }
    },
  )

  test('is told where it is no comma', async () => {
    expect((await inspect(rows('|'))).notes).toEqual(['Its cells stand between vertical bars.'])
    expect((await inspect(rows(','))).notes).toEqual([])
  })
})

describe('lines above the header', () => {
  const above = 'Permits of the county\r\n\r\n"As of May 5, 2031",,,,\r\n'

  test('are skipped, kept and told', async () => {
    const { file, records } = await read(above + rows(',').replaceAll('\n', '\r\n'))
    expect(file.linesAbove).toEqual(['Permits of the county', '', '"As of May 5, 2031",,,,'])
    expect(file.notes).toEqual([
      '3 lines above the header (line 4) were skipped: “Permits of the county”, “"As of May 5 2031"”.',
    ])
    expect(file).toMatchObject({ header, headerLine: 4, firstRecord: { record: 1, line: 5 } })
    expect(records[0]?.line).toBe(5)
  })

  test('may be 30, and no more', async () => {
    const titles = (count: number) => 'A title, of two cells\n'.repeat(count)
    expect((await inspect(titles(30) + rows(','))).linesAbove).toHaveLength(30)
    expect((await inspect(titles(31) + rows(','))).header).toEqual(['A title', ' of two cells'])
  })

  test('may hold quotes that are no quotes of cells', async () => {
    expect((await inspect(`List of "licensed" homes\n${rows(',')}`)).headerLine).toBe(2)
  })

  test('are skipped as a title of one cell also above a header of no known source', async () => {
    expect(await inspect('Some list\n\nx,y\n1,2\n')).toMatchObject({ header: ['x', 'y'], headerLine: 3 })
  })

  test.each(['utf16le', 'utf8'] as const)('are counted in bytes of the file: %s', async (encoding) => {
    const bytes = Buffer.from(`\ufeffAño\n${rows(';')}`, encoding)
    const { file, records } = await read(bytes)
    expect(file.linesAbove).toEqual(['Año'])
    expect(records).toHaveLength(2)
  })

  test('that are blank are counted as blank lines', async () => {
    const { file } = await read(`\n\n${rows(',')}`)
    expect(file).toMatchObject({ linesAbove: [], notes: [], headerLine: 3 })
  })
})

describe('a quoted cell that swallowed lines of the table', () => {
  const lines = '01,"Ana,1 Elm,Alder,4\n02,Bo",2 Oak,Birch,5\n03,Cy,3 Fir,Cedar,6\n'

  test('makes its record a reject, and no other', async () => {
    const { records } = await read(`${header.join()},Sort,Size,Note,More\n${lines}`)
    expect(records.map(({ cause, line }) => [cause, line])).toEqual([
      [undefined, 2],
      [undefined, 4],
    ])
    const { records: found } = await read(`${header.join()}\n01,"Ana,1 Elm,Alder,4,5\n02,Bo",2 Oak,Birch,5\n`)
    expect(found).toMatchObject([{ cause: 'lines_swallowed', line: 2, cells: [] }])
  })

  test.each([
    ['a name and a title', '"Ana Ruiz\n\nOwner, Director"'],
    ['an address of four parts', '"1 Elm, Apt 2, Alder, NV\n89501"'],
    ['a list on one line', '"a,b,c,d,e,f"'],
  ])('is none that holds %s', async (_what, cell) => {
    const { records } = await read(`${header.join()}\n01,${cell},1 Elm,Alder,4\n`)
    expect(records[0]?.cause).toBeUndefined()
  })
})

describe('refuses, and says what it is:', () => {
  const lfs = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 9\n`
  const compound = (stream: string) => {
    const bytes = Buffer.alloc(1536)
    bytes.write('d0cf11e0a1b11ae1', 'hex')
    bytes.writeUInt16LE(9, 30)
    bytes.writeUInt32LE(1, 48)
    bytes.write(`${stream}\0`, 1024, 'utf16le')
    return bytes
  }
  test.each<[string, Buffer | string]>([
    ['a web page', '<!DOCTYPE html>\n<html><body>Not found</body></html>\n'],
    ['a web page', '\ufeff\n  <html lang="en"><head>'],
    ['a web page', Buffer.from('<HTML><table><tr><td>1</td></tr></table>', 'utf16le')],
    ['an XML document', '<?xml version="1.0"?>\n<rows><row/></rows>'],
    ['an old Excel workbook written as XML', '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'],
    ['JSON', '{"error": "not found"}'],
    ['JSON', '[\n  {"name": "x"}\n]'],
    ['a pointer of Git LFS', lfs],
    ['a PDF document', '%PDF-1.7\n'],
    ['a picture (PNG)', Buffer.from('89504e470d0a1a0a00', 'hex')],
    ['a picture (GIF)', 'GIF89a,b\n'],
    ['an old Excel workbook (.xls)', compound('Workbook')],
    ['an Excel workbook with a password', compound('EncryptedPackage')],
    ['a Word document', compound('WordDocument')],
    ['an old Office document', compound('Something')],
    [
      'each line stands in quotes as one cell',
      rows(',').replace(/^.*$/gm, (line) => `"${line.replaceAll('"', '""')}"`),
    ],
    ['each line stands in quotes as one cell', '"a;b;c";;\n"1;2;3";;\n"4;5;6";;\n'],
  ])('%s', async (what, bytes) => {
    await expect(inspect(bytes)).rejects.toMatchObject({
      message: expect.stringContaining(what),
      file: 'invented.csv',
      hint: expect.any(String),
      exitCode: 3,
    })
  })

  test.each([
    ['a list of tags', 'tag,use\n<b>,bold\n<html>,page\n'],
    ['a file of one quoted column', '"name"\n"Ruiz, Ana"\n"Roe, Bo"\n'],
    ['BM as a header', 'BM,Size,Other,More\n1,2,3,4\n'],
  ])('but not %s', async (_what, text) => {
    expect((await read(text)).records.length).toBeGreaterThan(0)
  })
})
