import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { headingsOf } from './links.ts'
import { readPage, root } from './pages.ts'

interface Citation {
  readonly file: string
  readonly heading: string
}

/** `DATA.md, "Date"`, `DATA.md ("Date")`, `DATA.md, "Files" and "Length"`, also over two lines of a comment. */
const citation = /DATA\.md(?:,| \()\s*((?:"[^"]+"(?:, | and )?)+)/g

function citationsIn(file: string, text: string): Citation[] {
  const flowing = text.replace(/\s*\n\s*(?:\*|\/\/|--)\s+/g, ' ')
  return [...flowing.matchAll(citation)].flatMap(([, headings = '']) =>
    [...headings.matchAll(/"([^"]+)"/g)].map(([, heading = '']) => ({ file, heading })),
  )
}

/** What is written by hand; of the folders that hold no other. */
function sourceFiles(): string[] {
  return ['electron', 'shared', 'sql', 'renderer', 'bench', 'e2e'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:tsx?|mjs|sql)$/.test(name))
      .map((name) => join(folder, name)),
  )
}

test('every heading of DATA.md that a comment cites is one of docs/data.md', () => {
  const headings = new Set(headingsOf(readPage('docs/data.md')))
  const cited = sourceFiles().flatMap((file) => citationsIn(file, readFileSync(join(root, file), 'utf8')))
  expect(cited.length).toBeGreaterThan(30)
  expect(cited.filter(({ heading }) => !headings.has(heading))).toEqual([])
})

test('comments cite no other page in capitals', () => {
  const others = /\b(?!(?:README|CHANGELOG|SECURITY|CONTRIBUTING|DATA)\.md)[A-Z]{4,}\.md\b/
  expect(sourceFiles().filter((file) => others.test(readFileSync(join(root, file), 'utf8')))).toEqual([])
})

test('citations are found over the lines of a comment, and several in one', () => {
  const text = ' * (DATA.md, "What\n * is a record") and DATA.md, "Files" and "Date"; DATA.md ("Flag")'
  expect(citationsIn('x.ts', text).map(({ heading }) => heading)).toEqual([
    'What is a record',
    'Files',
    'Date',
    'Flag',
  ])
})
