import { withoutBlocks } from './pages.ts'

/**
 * The sentences of a page's prose, without headings, tables, code blocks and comments. An item of a list is a sentence,
 * or several; a word in backticks is one word.
 */
export function sentencesOf(text: string): string[] {
  const prose = withoutBlocks(text)
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/^(#|\|).*$/gm, '')
    .replace(/`[^`]*`/g, 'Code')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll('**', '')
  return prose
    .split(/\n\s*\n|\n(?=\s*(?:[-*]|\d+\.) )/)
    .flatMap((paragraph) => paragraph.replace(/\s+/g, ' ').split(/(?<=[.!?:])\s+(?=[\p{Lu}*“"])/u))
    .map((sentence) => sentence.replace(/^\s*(?:[-*]|\d+\.) /, '').trim())
    .filter((sentence) => /\p{L}/u.test(sentence))
}

export const wordsOf = (sentence: string): number =>
  sentence.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word)).length
