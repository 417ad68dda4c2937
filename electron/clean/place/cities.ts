import { cityTexts } from '../data/cityTexts.ts'

/** The name on a ZIP's post office, as `nameKey` writes it, and its words. */
export interface PostOffice {
  readonly name: string
  readonly words: readonly string[]
}

interface StateCities {
  /** Names of cities, as `nameKey` writes them. */
  readonly names: ReadonlySet<string>
  /** By ZIP of 5 digits. */
  readonly postOffices: ReadonlyMap<string, PostOffice>
  /** Last word of a name → the most words that a name ending in it is written with. */
  readonly mostWords: ReadonlyMap<string, number>
}

const plainWord = /^[A-Z]+$/
const marks = /\p{M}/gu
const ignored = /[.,'’‘ʻʼ`´]/g

/** Words with two spellings. French `STE` of SAULT STE MARIE is a saint too. */
const wordKeys = new Map([
  ['ST', 'SAINT'],
  ['STE', 'SAINT'],
  ['SAINTE', 'SAINT'],
  ['FT', 'FORT'],
  ['MT', 'MOUNT'],
])

/** `MC GILL` and `MCGILL`, `O FALLON` and `O'FALLON`, `LA GRANGE` and `LAGRANGE`, `DE SOTO` and `DESOTO` are one name. */
const joined = /\b(MC|O|LA|LE|DE|DU) (?=[A-Z])/g

/** MCGILL may be written `MC GILL`, in two words. */
const particle = /^(?:MC|O|LA|LE|DE|DU)(?=[A-Z]{2})/

/** A word of a place name in one spelling: `St.` is SAINT, `WINSTON-SALEM` is two words, `Cañon` is CANON. */
export function wordKey(word: string): string {
  let key = word
  if (!plainWord.test(word))
    key = word.normalize('NFD').replace(marks, '').replace(ignored, '').replaceAll('-', ' ').toUpperCase()
  if (key.includes(' ')) return key.split(' ').filter(Boolean).map(wordKey).join(' ')
  return wordKeys.get(key) ?? key
}

/** A place name by which spellings of one place are equal. Takes words that went through `wordKey`, with spaces between. */
export function nameKey(words: string): string {
  return words.includes(' ') ? words.replace(joined, '$1') : words
}

/** Each is read when the first address needs it: most runs need one of them. */
const statesRead = new Map<string, StateCities | null>()

function citiesOf(state: string): StateCities | null {
  const known = statesRead.get(state)
  if (known !== undefined) return known
  const text = cityTexts().get(state)
  const read = text === undefined ? null : readCities(text.cities)
  statesRead.set(state, read)
  return read
}

function readCities(text: string): StateCities {
  const names = new Set<string>()
  const postOffices = new Map<string, PostOffice>()
  const mostWords = new Map<string, number>()
  for (const line of text.split('\n')) {
    if (line === '') continue
    const words: string[] = []
    const runs: string[] = []
    for (const word of line.split(' ')) (isDigit(word) ? runs : words).push(word)
    const name = nameKey(words.map(wordKey).filter(Boolean).join(' '))
    names.add(name)
    const keyWords = name.split(' ')
    const last = keyWords.at(-1)!
    const written = Math.max(words.length, keyWords.length)
    const most = keyWords.some((word) => particle.test(word)) ? written + 1 : written
    noteWords(mostWords, last, most)
    if (particle.test(last)) noteWords(mostWords, last.replace(particle, ''), most)
    const postOffice = { name, words: keyWords }
    for (const run of runs) {
      const first = run.slice(0, 5)
      const last = run.length > 5 ? run.slice(0, 3) + run.slice(6) : first
      for (let zip = Number(first); zip <= Number(last); zip++)
        postOffices.set(String(zip).padStart(5, '0'), postOffice)
    }
  }
  return { names, postOffices, mostWords }
}

function noteWords(mostWords: Map<string, number>, last: string, count: number): void {
  if (count > (mostWords.get(last) ?? 0)) mostWords.set(last, count)
}

function isDigit(word: string): boolean {
  const code = word.charCodeAt(0)
  return code >= 0x30 && code <= 0x39
}

/** Whether a state (USPS code) has a city of that name, given as `nameKey` writes it. */
export function isCityOf(state: string, name: string): boolean {
  return citiesOf(state)?.names.has(name) ?? false
}

/** The most words with which the state's cities whose names end in `lastWord` are written, 0 where none does. */
export function mostCityWords(state: string, lastWord: string): number {
  return citiesOf(state)?.mostWords.get(lastWord) ?? 0
}

/** The post office of a ZIP, whichever its state (84083 is Wendover, UT). Null if unknown. */
export function postOfficeOf(zip: string): PostOffice | null {
  const first = zip.slice(0, 5)
  for (const state of statesOfPrefix().get(zip.slice(0, 3)) ?? []) {
    const postOffice = citiesOf(state)?.postOffices.get(first)
    if (postOffice !== undefined) return postOffice
  }
  return null
}

/** The states (USPS codes) in which ZIPs begin as this one does; some prefixes lie in two. */
export function statesOfZip(zip: string): readonly string[] {
  return statesOfPrefix().get(zip.slice(0, 3)) ?? []
}

let prefixes: Map<string, string[]> | null = null

function statesOfPrefix(): Map<string, string[]> {
  if (prefixes) return prefixes
  prefixes = new Map()
  for (const [state, { zipPrefixes }] of cityTexts()) {
    for (const prefix of zipPrefixes) {
      const states = prefixes.get(prefix)
      if (states) states.push(state)
      else prefixes.set(prefix, [state])
    }
  }
  return prefixes
}

/** The codes of all states that have cities, for tests. */
export function cityStates(): readonly string[] {
  return [...cityTexts().keys()]
}

/** The names of a state's cities as `nameKey` writes them, for tests. */
export function cityNamesOf(state: string): ReadonlySet<string> {
  return citiesOf(state)?.names ?? new Set()
}
