import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inputFolder } from '../testing/inputs.ts'
import { inspectFile } from './inspect.ts'

const write = inputFolder()
const inspect = (bytes: Buffer | string) => inspectFile(write(bytes), 'invented.csv')
const utf16le = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')
const utf16be = (text: string) => utf16le(text).swap16()

test('tells size, hash, header and where the data begins', async () => {
  const bytes = Buffer.from('\n \nName ,"odd, quoted"\n\n1,2\n')
  const path = write(bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect(await inspectFile(path, 'invented.csv')).toEqual({
    path,
    name: 'invented.csv',
    bytes: bytes.length,
    modifiedMs: expect.any(Number),
    sha256,
    text: { path, bytes: bytes.length, modifiedMs: expect.any(Number), sha256 },
    shape: { delimiter: ',', kind: 'text', columns: 2 },
    workbook: null,
    linesAbove: [],
    notes: [],
    headerAt: { record: 0, line: 1, byteOffset: 0 },
    encoding: 'utf-8',
    encodingReason: 'all of it is valid UTF-8',
    bomBytes: 0,
    header: ['Name ', 'odd, quoted'],
    headerLine: 3,
    firstRecord: { record: 1, line: 5, byteOffset: bytes.length - 4 },
  })
})

describe('decides on the encoding', () => {
  const lines = 'a,b\r\n1,2\r3,4\n'
  test.each([
    ['ASCII', Buffer.from(lines), 'utf-8', 'all of it is valid UTF-8', 0],
    ['UTF-8', Buffer.from(`${lines}é–💛`), 'utf-8', 'all of it is valid UTF-8', 0],
    [
      'UTF-8 with mark',
      Buffer.from(`\ufeff${lines}é`),
      'utf-8-bom',
      'begins with a UTF-8 byte order mark',
      3,
    ],
    ['UTF-16LE', utf16le(`${lines}💛`), 'utf-16le', 'begins with a UTF-16 byte order mark', 2],
    ['UTF-16BE', utf16be(`${lines}💛`), 'utf-16be', 'begins with a UTF-16 byte order mark', 2],
    [
      'Windows-1252',
      Buffer.from(`${lines}5,é6`, 'latin1'),
      'windows-1252',
      '1 byte is not UTF-8 (line 4), read as Windows-1252',
      0,
    ],
    [
      'one bad byte after a mark',
      Buffer.concat([Buffer.from(`\ufeff${lines}é`), Buffer.from([0xff])]),
      'utf-8-and-windows-1252',
      '1 byte is not UTF-8 (line 4), read as Windows-1252, though it begins with a UTF-8 byte order mark',
      3,
    ],
    [
      'a character that the end cuts off',
      Buffer.from(`${lines}💛`).subarray(0, -1),
      'windows-1252',
      '3 bytes are not UTF-8 (line 4), read as Windows-1252',
      0,
    ],
    [
      'an encoded surrogate',
      Buffer.concat([Buffer.from(lines), Buffer.from([0xed, 0xa0, 0x80])]),
      'windows-1252',
      '3 bytes are not UTF-8 (line 4), read as Windows-1252',
      0,
    ],
    [
      'UTF-16LE without mark',
      Buffer.from(lines, 'utf16le'),
      'utf-16le',
      'every second byte is zero, as in UTF-16 without its byte order mark',
      0,
    ],
    [
      'UTF-16BE without mark',
      Buffer.from(lines, 'utf16le').swap16(),
      'utf-16be',
      'every second byte is zero, as in UTF-16 without its byte order mark',
      0,
    ],
    [
      'one byte of Windows-1252 among UTF-8',
      Buffer.concat([Buffer.from(`${lines}é,`), Buffer.from('ñ', 'latin1'), Buffer.from('\nü,x\n')]),
      'utf-8-and-windows-1252',
      '1 byte is not UTF-8 (line 4), read as Windows-1252',
      0,
    ],
    [
      'bytes of Windows-1252 on many lines, and a pair of them that would be UTF-8',
      Buffer.from(`${lines}${'é,\xd3\x92\r\n'.repeat(9)}`, 'latin1'),
      'windows-1252',
      '27 bytes are not UTF-8 (lines 4, 5, 6, 7, 8, 9, 10, 11 and others), read as Windows-1252',
      0,
    ],
  ])('%s', async (_what, bytes, encoding, encodingReason, bomBytes) => {
    expect(await inspect(bytes)).toMatchObject({ encoding, encodingReason, bomBytes, header: ['a', 'b'] })
  })

  test('by the whole file, however far away the bad byte is', async () => {
    const bytes = Buffer.concat([Buffer.from(`a,b\n${'1,é\n'.repeat(300_000)}`), Buffer.from([0xe9, 0x0a])])
    const encodingReason = '1 byte is not UTF-8 (line 300,002), read as Windows-1252'
    expect(await inspect(bytes)).toMatchObject({ encoding: 'utf-8-and-windows-1252', encodingReason })
  })
})

describe('refuses', () => {
  test.each<[string, Buffer | string, object]>([
    ['no bytes', '', { code: 'file-empty' }],
    ['a mark alone', '\ufeff', { code: 'file-empty' }],
    ['a mark of UTF-16 alone', utf16le(''), { code: 'file-empty' }],
    ['blank lines alone', '\n \r\n\t\r', { code: 'file-empty' }],
    ['a header alone', '\na,b\n\n', { code: 'file-no-records', line: 2 }],
    ['a NUL byte', 'a,b\n1,2\n3,\0\n', { code: 'file-not-text', line: 3 }],
    ['a NUL in UTF-16', utf16be('a,b\n1,2\n3,\0\n'), { code: 'file-not-text', line: 3 }],
    ['half a pair in UTF-16', utf16le('a,b\n\u0a0a\u0d0d\n\ud83d,2\n'), { code: 'file-encoding', line: 3 }],
    ['the other half in UTF-16', utf16be('a,b\n1,\udc9b\n'), { code: 'file-encoding', line: 2 }],
    ['half a pair at the end', utf16le('a,b\n1,2\n\ud83d'), { code: 'file-encoding', line: 3 }],
    ['half a unit at the end', utf16le('a,b\n1,2').subarray(0, -1), { code: 'file-encoding', line: 2 }],
    ['UTF-32', Buffer.from('fffe000061000000', 'hex'), { code: 'file-encoding' }],
    ['a quote inside the header', 'a,b"\n1,2\n', { code: 'file-quotes', line: 1, column: 4 }],
    ['a header never closed', 'a,"b\r\n', { code: 'file-quotes', line: 1, column: 3 }],
  ])('%s', async (_what, bytes, error) => {
    await expect(inspect(bytes)).rejects.toMatchObject({
      file: 'invented.csv',
      hint: expect.any(String),
      ...error,
    })
  })

  test('a file that is not there, and a folder, without telling the path', async () => {
    const path = write('a\n1\n')
    const missing = inspectFile(`${path}.gone`, 'invented.csv')
    await expect(missing).rejects.toMatchObject({
      code: 'file-missing',
      message: 'invented.csv is not there.',
    })
    mkdirSync(`${path}.folder`)
    const folder = inspectFile(`${path}.folder`, 'invented')
    await expect(folder).rejects.toMatchObject({ code: 'file-unreadable', message: 'invented is a folder.' })
    await expect(inspectFile('a\0b', 'a b')).rejects.toMatchObject({ code: 'file-missing' })
  })
})
