import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { examples } from '../../testing/examples.ts'
import { createXmlScanner } from './xmlScanner.ts'

/** What is told of a document, texts that follow one another joined; null where it is refused. */
type Told = string[] | null

function listOf(): { told: string[]; text: (piece: string) => void } {
  const told: string[] = []
  return {
    told,
    text(piece) {
      if (told.at(-1)?.startsWith('text ')) told[told.length - 1] += piece
      else told.push(`text ${piece}`)
    },
  }
}

function scanned(pieces: readonly string[]): string[] {
  const { told, text } = listOf()
  const scanner = createXmlScanner({
    open(name, attributes) {
      const values = ['r', 's', 't', 'x:r', 'y'].map((one) => attributes.get(one))
      told.push(`open ${name} ${JSON.stringify(values.map((value) => value ?? null))}`)
    },
    text,
    close: (name) => told.push(`close ${name}`),
  })
  for (const piece of pieces) scanner.write(piece)
  scanner.end()
  return told
}

/** The same by a parser that all of npm uses. */
function parsed(document: string): string[] {
  const { told, text } = listOf()
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  const parser = new SaxesParser({ position: false, xmlns: false as const })
  let depth = 0
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    const values = ['r', 's', 't', 'x:r', 'y'].map((one) => attributes[one] ?? null)
    told.push(`open ${local(name)} ${JSON.stringify(values)}`)
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    told.push(`close ${local(name)}`)
  })
  parser.on('text', (piece) => depth > 0 && text(piece))
  parser.on('cdata', (piece) => piece !== '' && text(piece))
  const refuse = (error?: unknown) => {
    throw error
  }
  parser.on('doctype', refuse)
  parser.on('error', refuse)
  parser.write(document)
  parser.close()
  return told
}

function orNull(read: () => string[]): Told {
  try {
    return read()
  } catch {
    return null
  }
}

const fragments = [
  ...['<c>', '</c>', '<c r="A1" s="1" t="s">', '<v>', '</v>', '<v/>', '<x:row>', '</x:row>', '<é a=""/>'],
  ...[
    "<c t = 'b' />",
    '<c\n r="&lt;1"\t/>',
    '<c r="1" r="2"/>',
    '<c r=1/>',
    '<c r="a<b"/>',
    '<c r="1"s="2"/>',
  ],
  ...[
    'text',
    ' ',
    '\n',
    '\r\n',
    '\r',
    '&amp;',
    '&#65;',
    '&#x1F600;',
    '&#0;',
    '&#xD800;',
    '&bomb;',
    '&',
    ';',
    ']]>',
  ],
  ...[
    '<!-- a -->',
    '<!-- a -- b -->',
    '<!---->',
    '<![CDATA[<a>&amp;]]>',
    '<![CDATA[]]>',
    '<![CDATA[',
    ']]',
    '>',
  ],
  ...[
    '<?go on?>',
    '<?go?>',
    '<?xml version="1.0"?>',
    '<?XML a?>',
    '<? a?>',
    '<',
    '</',
    '<1a/>',
    '</c >',
    '</ c>',
  ],
  ...['<!DOCTYPE c>', '<!ELEMENT c>', '\u0001', '\uffff', '"', "'", '/', '=', '<c y="\t\r\n "/>', '😀'],
]
const well = [
  '<c r="A1">',
  '<v>1</v>',
  '<v a="1"/>',
  '</c>',
  'a',
  '&gt;',
  '<!-- - -->',
  '<![CDATA[&]]>',
  '\r\n',
]
const documents = fc.oneof(
  fc.array(fc.constantFrom(...fragments), { maxLength: 6 }).map((parts) => `<d>${parts.join('')}</d>`),
  fc.array(fc.constantFrom(...fragments), { maxLength: 5 }).map((parts) => parts.join('')),
  fc
    .tuple(
      fc.array(fc.constantFrom(...well), { maxLength: 12 }),
      fc.nat(),
      fc.constantFrom('', '<', '>', '"', '&', 'x', ' '),
    )
    .map(([parts, at, character]) => {
      const whole = `<?xml version="1.0" encoding="UTF-8"?>\n<d>${parts.join('')}</d>\n`
      const place = at % whole.length
      return whole.slice(0, place) + character + whole.slice(place + 1)
    }),
)

/** The document in pieces of some lengths, surrogates together. */
function cut(document: string, lengths: readonly number[]): string[] {
  const characters = [...document]
  const pieces: string[] = []
  for (let index = 0; characters.length > 0; index += 1)
    pieces.push(characters.splice(0, lengths[index % lengths.length]).join(''))
  return pieces
}

test('tells and refuses what a parser of all XML does, however the document is cut', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 })
  let accepted = 0
  fc.assert(
    fc.property(documents, lengths, (document, some) => {
      const expected = orNull(() => parsed(document))
      if (expected !== null) accepted += 1
      expect(orNull(() => scanned([document]))).toEqual(expected)
      expect(orNull(() => scanned(cut(document, some)))).toEqual(expected)
    }),
    { numRuns: examples(3000) },
  )
  expect(accepted).toBeGreaterThan(100)
})

describe('refuses', () => {
  test.each<[string, string[], string]>([
    [
      'a document type',
      ['<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>'],
      'document type',
    ],
    ['a document type in two pieces', ['<!DOC', 'TYPE d><d/>'], 'document type'],
    ['entities of its own', ['<d>&a;</d>'], 'an entity in its XML is not known: &a;'],
    ['entities of HTML', ['<d>&nbsp;</d>'], 'an entity in its XML is not known: &nbsp;'],
    ['names of every object', ['<d>&constructor;</d>'], 'is not known: &constructor;'],
    ['an entity without an end', ['<d>&', 'a'.repeat(40)], 'an entity in its XML has no end'],
    ['a character that none may hold', ['<d>&#0;</d>'], 'an entity in its XML is not known: &#0;'],
    [
      'an attribute over 1 MiB',
      ['<d a="', 'x'.repeat(2 ** 20), 'y', '"/>'],
      'a tag in its XML is over 1 MiB',
    ],
    ['a comment over 1 MiB', ['<d><!--', 'x'.repeat(2 ** 20), 'y'], 'a tag in its XML is over 1 MiB'],
    ['elements in elements without end', ['<d>'.repeat(257)], 'over 256 elements deep'],
    ['an element that another one closes', ['<d><a></b></d>'], '</b> in its XML closes another element'],
    ['a second root', ['<d/><d/>'], 'its XML has a second root'],
    ['no root', [' \n'], 'its XML is empty'],
    ['what is cut off', ['<d><a/>'], 'its XML has no end'],
    ['a tag that is cut off', ['<d/><a'], 'its XML has no end'],
  ])('%s', (_what, pieces, message) => {
    expect(() => scanned(pieces)).toThrow(message)
  })
})

test('an attribute of nearly 1 MiB is read', () => {
  const value = 'x'.repeat(2 ** 20 - 100)
  expect(scanned(['<d y="', value, '"/>'])[0]).toContain(value)
})

test('a byte order mark in front is none of the document', () => {
  expect(scanned(['\ufeff<?xml version="1.0"?><d/>'])).toHaveLength(2)
})
