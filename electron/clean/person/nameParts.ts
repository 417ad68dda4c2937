import { isDegree, isTitle } from './personWords.ts'

/** The words between two joiners. A suffix (`JR.`), titles and degrees don't count as words of their own. */
export interface Part {
  readonly words: string[]
  suffix: string | null
  /** A title stood before, so that one word is a last name: `Mrs. Oakes`. */
  readonly isTitled: boolean
}

/** `,` or anything that means "and". */
export type Joiner = 'comma' | 'and'

const and = /^and$/i
const token = /[&/,]|[^&/, ]+/g
const suffix = /^(?:jr|sr|ii|iii|iv|2nd|3rd|4th)\.?$/i
const letter = /\p{L}/u

/** More parts than this are no list of people, whatever they are. */
const mostParts = 100

function hasLetter(word: string): boolean {
  return letter.test(word)
}

const nothingBeside = 'has nothing on one side of a comma or an “and”'
const titleAlone = 'has a title without a name: whose the given name is can not be told'

/** Parts and the joiners between them, or why the cell is no such list. */
export function readParts(text: string): { parts: Part[]; joiners: Joiner[] } | string {
  const parts: Part[] = []
  const between: Joiner[] = []
  let words: string[] = []
  /** Why the words since the last joiner are no part; null where they are. */
  const endPart = (): string | null => {
    if (words.length === 0) return nothingBeside
    const titles = words.findIndex((word) => !isTitle(word))
    if (titles < 0) return titleAlone
    const own = titles === 0 ? words : words.slice(titles)
    words = []
    const previous = parts.at(-1)
    const isAfterComma = previous !== undefined && between.at(-1) === 'comma'
    const last = own.at(-1) as string
    if (isAfterComma && titles === 0 && own.length === 1 && suffix.test(last)) {
      // `JOHN SMITH, JR.`; behind a family name that stands first `SMITH, JOHN, JR.`
      const isWhole = previous.words.length > 1 || between.at(-2) === 'comma'
      if (previous.suffix !== null || !isWhole) return nothingBeside
      previous.suffix = last
      between.pop()
      return null
    }
    if (isAfterComma && wordsOf(parts) >= 2 && own.every((word) => isDegree(word, true))) {
      // `JOHN SMITH, PH.D.`
      between.pop()
      return null
    }
    while (own.length > 2 && isDegree(own.at(-1) as string, false)) own.pop()
    const ends = own.length > 1 && suffix.test(own.at(-1) as string)
    parts.push({
      words: ends ? own.slice(0, -1) : own,
      suffix: ends ? (own.at(-1) as string) : null,
      isTitled: titles > 0,
    })
    return null
  }

  for (const [word] of text.matchAll(token)) {
    const joiner = word === ',' ? 'comma' : word === '&' || word === '/' || and.test(word) ? 'and' : null
    if (joiner === null) {
      if (!hasLetter(word)) return 'holds a word without letters'
      words.push(word)
    } else if (parts.length === mostParts) {
      return 'holds too many names'
    } else if (words.length > 0) {
      const problem = endPart()
      if (problem !== null) return problem
      between.push(joiner)
    } else if (joiner === 'and' && between.at(-1) === 'comma' && between.length === parts.length) {
      // `A, B, AND C SMITH`
      between[between.length - 1] = 'and'
    } else {
      return nothingBeside
    }
  }
  const problem = endPart()
  return problem ?? { parts, joiners: between }
}

function wordsOf(parts: readonly Part[]): number {
  let count = 0
  for (const { words } of parts) count += words.length
  return count
}
