import { isUtf8 } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { examples } from '../../testing/examples.ts'
import { examine } from '../examine.ts'
import { bytesBetween, decode, wholeUtf8 } from './encoding.ts'

test('Windows-1252 gives the typographic characters of its own and Latin-1 elsewhere', () => {
  const typographic = Buffer.from('8082838485868788898a8b8c8e9192939495969798999a9b9c9e9f', 'hex')
  expect(decode(typographic, 'windows-1252').text).toBe('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ')
  expect(decode(Buffer.from('818d8f909d', 'hex'), 'windows-1252').text).toBe('\x81\x8d\x8f\x90\x9d')
  const rest = Buffer.from(Array.from({ length: 0x60 }, (_, index) => 0xa0 + index))
  expect(decode(rest, 'windows-1252').text).toBe(rest.toString('latin1'))
})

test('leaves the bytes of UTF-16BE as they are', () => {
  const bytes = Buffer.from('0061d83ddc9b', 'hex')
  expect(decode(bytes, 'utf-16be').text).toBe('a💛')
  expect(bytes.toString('hex')).toBe('0061d83ddc9b')
})

test('a character cut off anywhere is left for later', () => {
  const bytes = Buffer.from('aé–💛')
  const wholes = Array.from(bytes, (_, index) => wholeUtf8(bytes.subarray(0, index + 1)))
  expect(wholes).toEqual([1, 1, 3, 3, 3, 6, 6, 6, 6, 10])
})

test('finds the first character that is not UTF-8, in whatever pieces the bytes come', () => {
  const byte = fc.constantFrom(
    0x61,
    0x80,
    0xbf,
    0xc0,
    0xc3,
    0xe0,
    0xe2,
    0xed,
    0xa0,
    0xf0,
    0x9f,
    0xf4,
    0xf8,
    0xff,
  )
  const good = fc.constantFrom('a', 'é', '–', '💛').map((character) => [...Buffer.from(character)])
  const parts = fc.array(
    fc.oneof({ weight: 4, arbitrary: good }, { weight: 1, arbitrary: byte.map((b) => [b]) }),
  )
  fc.assert(
    fc.property(parts, fc.integer({ min: 1, max: 9 }), (parts, size) => {
      const bytes = Buffer.from(parts.flat())
      let valid = bytes.length
      while (!isUtf8(bytes.subarray(0, valid))) valid--
      const examination = examine('none')
      for (let at = 0; at < bytes.length; at += size) examination.add(bytes.subarray(at, at + size))
      expect(examination.end().invalid).toBe(valid === bytes.length ? -1 : valid)
    }),
    { numRuns: examples(1000) },
  )
})

test('finds the first lone surrogate and NUL of UTF-16, in whatever pieces the bytes come', () => {
  const unit = fc.constantFrom('a', '💛', 'é', '\u0a00', '\ud83d', '\udc9b', '\0')
  fc.assert(
    fc.property(fc.array(unit), fc.boolean(), fc.integer({ min: 1, max: 9 }), (units, bigEndian, size) => {
      const text = units.join('')
      const bytes = Buffer.from(text, 'utf16le')
      if (bigEndian) bytes.swap16()
      const lone = text.search(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/)
      const nul = text.indexOf('\0')
      const examination = examine(bigEndian ? 'utf-16be' : 'utf-16le')
      for (let at = 0; at < bytes.length; at += size) examination.add(bytes.subarray(at, at + size))
      expect(examination.end()).toEqual({ nul: nul < 0 ? -1 : nul * 2, invalid: lone < 0 ? -1 : lone * 2 })
    }),
    { numRuns: examples(1000) },
  )
})

const mixed = 'utf-8-and-windows-1252' as const

test('reads each byte that is no UTF-8 as Windows-1252, and only that byte', () => {
  const bytes = Buffer.concat([
    Buffer.from('Peña '),
    Buffer.from('Peña ', 'latin1'),
    Buffer.from('9243a0', 'hex'),
    Buffer.from('–💛'),
  ])
  const decoded = decode(bytes, mixed)
  expect(decoded.text).toBe('Peña Peña ’C\u00a0–💛')
  expect(bytesBetween(decoded, 0, 5)).toBe(6)
  expect(bytesBetween(decoded, 5, 13)).toBe(8)
  expect(bytesBetween(decoded, 0, decoded.text.length)).toBe(bytes.length)
})

test('takes an accented capital before a quote or dash for two characters of Windows-1252', () => {
  const text = (hex: string) => decode(Buffer.from(`${hex}ff`, 'hex'), mixed).text.slice(0, -1)
  expect(text('544fd19253')).toBe('TOÑ’S')
  expect(text('c991cd92d193d394da96dc97')).toBe('É‘Í’Ñ“Ó”Ú–Ü—')
  expect(text('c990c998ce91c391')).toBe('ɐɘΑÑ')
})

/** By the definition, one byte at a time. */
function decodedNaively(bytes: Buffer): { text: string; lengths: number[] } {
  const lengths: number[] = []
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const isPair =
      [0xc9, 0xcd, 0xd1, 0xd3, 0xda, 0xdc].includes(bytes[at] as number) &&
      (bytes[at + 1] ?? 0) >= 0x91 &&
      (bytes[at + 1] ?? 0) <= 0x97
    const isSequence = (size: number) => at + size <= bytes.length && isUtf8(bytes.subarray(at, at + size))
    const length = isPair ? undefined : [1, 2, 3, 4].find(isSequence)
    const part = bytes.subarray(at, at + (length ?? 1))
    const character = length === undefined ? decode(part, 'windows-1252').text : part.toString('utf8')
    lengths.push(...Array.from(character, () => part.length))
    text += character
    at += part.length
  }
  return { text, lengths }
}

test('decodes any bytes as the definition says, and tells how many bytes each character takes', () => {
  const byte = fc.constantFrom(
    ...[0x2c, 0x41, 0x80, 0x91, 0x92, 0x97, 0xa0, 0xbf, 0xc2, 0xc3, 0xc9, 0xd1, 0xe2, 0xed, 0xef, 0xf0, 0xf4],
  )
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 24 }), (list) => {
      const bytes = Buffer.from([...list, 0xff])
      const { text, lengths } = decodedNaively(bytes)
      const decoded = decode(bytes, mixed)
      expect(decoded.text).toBe(text)
      const characters = Array.from(text)
      let start = 0
      for (const [index, character] of characters.entries()) {
        expect(bytesBetween(decoded, start, start + character.length)).toBe(lengths[index])
        start += character.length
      }
    }),
    { numRuns: 2000 },
  )
})

test('counts the bytes of Windows-1252 the same, in whatever pieces the bytes come', () => {
  const part = fc.constantFrom('61', 'c3b1', 'e28093', 'f1', 'd192', 'ff', '0a', 'f09f929b')
  fc.assert(
    fc.property(fc.array(part), fc.integer({ min: 1, max: 9 }), (parts, size) => {
      const bytes = Buffer.from(`${parts.join('0a')}0aff`, 'hex')
      const examination = examine('none')
      for (let at = 0; at < bytes.length; at += size) examination.add(bytes.subarray(at, at + size))
      const pairs = parts.filter((hex) => hex === 'd192').length
      const count = 1 + parts.filter((hex) => hex === 'f1' || hex === 'ff').length + 2 * pairs
      const { singles } = examination.end()
      expect(singles).toMatchObject({ count, isMixed: parts.some((hex) => /^(?:c3|e2|f0)/.test(hex)) })
      expect(singles?.first).toHaveLength(count)
    }),
    { numRuns: 500 },
  )
})

describe('suspects another encoding behind bytes of Windows-1252:', () => {
  const suspected = (hex: string) => {
    const examination = examine('none')
    examination.add(Buffer.from(hex, 'hex'))
    return examination.end().singles?.suspected
  }
  test.each([
    ['Núñez García of Mac Roman', '4e9c96657a2047617263926120', 'Mac Roman'],
    ['Ibáñez of Mac Roman', '496287966577', 'Mac Roman'],
    ['Núñez García of CP850', '4ea3a4657a2047617263a1612c', 'CP850'],
    ['CAÑÓN of CP850', '4341a5e04e', 'CP850'],
    ['Núñez García of Windows-1252', '4efaf1657a2047617263ed612c', null],
    ['an apostrophe', '4368696c64927320', null],
    ['a dash between days', '4d6f6e9646726920', null],
    ['a dash with spaces and quotes', '9341942096204220', null],
    ['a no-break space', '446179a043617265', null],
  ])('%s', (_what, hex, encoding) => {
    expect(suspected(hex)).toBe(encoding)
  })
})
