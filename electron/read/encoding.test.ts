import { isUtf8 } from 'node:buffer'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { examples } from '../testExamples.ts'
import { decode, wholeUtf8 } from './encoding.ts'
import { examine } from './examine.ts'

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
