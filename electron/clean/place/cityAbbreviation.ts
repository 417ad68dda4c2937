import { isDirection, isStreetSuffix } from './streetSuffix.ts'

const directions = new Map([
  ['N', 'NORTH'],
  ['NO', 'NORTH'],
  ['S', 'SOUTH'],
  ['SO', 'SOUTH'],
  ['E', 'EAST'],
  ['W', 'WEST'],
])

/**
 * Whether the words abbreviate a city's name, both as `nameKey` writes them: `N LAS VEGAS`, `BATTLE MTN`, `LV`.
 * Loose, so it is asked only of the one city whose ZIP stands in the cell. At least one word is in full or stands for
 * several (`N LV`). The one word of HENDERSON is shortened to `HEND` or `HNDRSN`, or GROVE would be GROVELAND.
 */
export function abbreviatesCity(words: readonly string[], nameWords: readonly string[]): boolean {
  if (words.length > nameWords.length) return false
  if (nameWords.length === 1) return shortensAlone(words[0]!, nameWords[0]!)
  let at = 0
  let isSure = false
  for (const word of words) {
    const nameWord = nameWords[at]
    if (nameWord === undefined) return false
    const initials = initialsAt(nameWords, at, word.length)
    const isInitials = word.length > 1 && word === initials && !isStreetWord(word)
    if (word !== nameWord && !isInitials && !shortens(word, nameWord)) return false
    if (word === nameWord || isInitials) isSure = true
    at += isInitials ? word.length : 1
  }
  return isSure && at === nameWords.length
}

const consonants = /^[A-Z][^AEIOU]{3,}$/

function shortensAlone(word: string, name: string): boolean {
  if (name.length < 6 || !shortens(word, name)) return false
  return consonants.test(word) || (word.length === 4 && name.startsWith(word))
}

function isStreetWord(word: string): boolean {
  return isStreetSuffix(word) || isDirection(word)
}

/** `N` shortens NORTH and nothing else; `MTN` MOUNTAIN: the same first letter, the others in the same order. */
function shortens(word: string, name: string): boolean {
  const direction = directions.get(word)
  if (direction !== undefined) return direction === name
  if (isStreetSuffix(word) || word.length >= name.length || word.charCodeAt(0) !== name.charCodeAt(0))
    return false
  let at = 0
  for (const letter of word) {
    at = name.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}

function initialsAt(words: readonly string[], at: number, count: number): string {
  let initials = ''
  for (const word of words.slice(at, at + count)) initials += word.charAt(0)
  return initials
}
