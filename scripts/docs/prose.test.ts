import { describe, expect, test } from 'vitest'
import { pageNames, readPage } from './pages.ts'
import { sentencesOf, wordsOf } from './prose.ts'

/** Pages made from the code have the words of the code; that on security follows a form of its own. */
const isProse = (page: string) => !page.startsWith('docs/reference/') && page !== 'SECURITY.md'

describe.each(pageNames.filter(isProse))('%s', (page) => {
  test('has sentences of 18 words on average at most', () => {
    const sentences = sentencesOf(readPage(page))
    const words = sentences.reduce((sum, sentence) => sum + wordsOf(sentence), 0)
    const longest = [...sentences].sort((a, b) => wordsOf(b) - wordsOf(a)).slice(0, 3)
    expect(words / sentences.length, `The longest: ${longest.join(' // ')}`).toBeLessThanOrEqual(18)
  })
})

test('README.md has at most 1,000 words', () => {
  expect(
    readPage('README.md')
      .split(/\s+/)
      .filter((word) => word !== '').length,
  ).toBeLessThanOrEqual(1000)
})

test('prose is told from code, tables and headings', () => {
  const page =
    '# A heading\n\nOne `a b c` here. Two\nthere.\n\n| a | table |\n\n- An item\n- Another [link](x.md)\n\n```sh\nx\n```\n'
  expect(sentencesOf(page)).toEqual(['One Code here.', 'Two there.', 'An item', 'Another link'])
})
