/** The words between two joiners. A suffix (`JR.`) doesn't count as a word of its own. */
export interface Part {
  readonly words: string[]
  suffix: string | null
}

/** `,` or anything that means "and". */
export type Joiner = 'comma' | 'and'

const and = /^and$/i
const token = /[&/,]|[^&/, ]+/g
const suffix = /^(?:jr|sr|ii|iii|iv|2nd|3rd|4th)\.?$/i
const letter = /\p{L}/u

/** More parts than this are no list of people, whatever they are. */
const mostParts = 100

export function hasLetter(word: string): boolean {
  return letter.test(word)
}

/** Parts and the joiners between them, or why the cell is no such list. */
export function readParts(text: string): { parts: Part[]; joiners: Joiner[] } | string {
  const parts: Part[] = []
  const between: Joiner[] = []
  let words: string[] = []
  const endPart = (): boolean => {
    if (words.length === 0) return false
    const previous = parts.at(-1)
    const last = words.at(-1) as string
    if (words.length === 1 && suffix.test(last) && previous && between.at(-1) === 'comma') {
      // `JOHN SMITH, JR.`
      if (previous.suffix !== null || previous.words.length < 2) return false
      previous.suffix = last
      between.pop()
    } else {
      const ends = words.length > 1 && suffix.test(last)
      parts.push({ words: ends ? words.slice(0, -1) : words, suffix: ends ? last : null })
    }
    words = []
    return true
  }

  for (const [word] of text.matchAll(token)) {
    const joiner = word === ',' ? 'comma' : word === '&' || word === '/' || and.test(word) ? 'and' : null
    if (joiner === null) {
      if (!hasLetter(word)) return 'holds a word without letters'
      words.push(word)
    } else if (parts.length === mostParts) {
      return 'holds too many names'
    } else if (endPart()) {
      between.push(joiner)
    } else if (joiner === 'and' && between.at(-1) === 'comma' && between.length === parts.length) {
      // `A, B, AND C SMITH`
      between[between.length - 1] = 'and'
    } else {
      return 'has nothing on one side of a comma or an “and”'
    }
  }
  return endPart() ? { parts, joiners: between } : 'has nothing on one side of a comma or an “and”'
}
