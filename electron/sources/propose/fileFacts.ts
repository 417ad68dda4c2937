import { cityStates, isCityOf, nameKey, statesOfZip, wordKey } from '../../clean/place/cities.ts'
import { stateCodeOf } from '../../clean/place/state.ts'
import { isZip } from '../../clean/place/zip.ts'
import { usualNoValue } from '../../clean/text/noValue.ts'
import type { Role } from './lexicon.ts'
import type { Piece } from './piece.ts'
import { type Profile, profileOf } from './profile.ts'
import type { Single } from './singles.ts'

// What of a file holds for all its columns.

export interface StateGuess {
  /** USPS code */
  readonly code: string
  readonly says: string
  /** False where hardly anything speaks for it. */
  readonly isTold: boolean
}

/** The state that issues the licenses: the commonest of a column of states, else that of the ZIPs, else of the cities. */
export function guessState(profiles: readonly Profile[]): StateGuess {
  const columns = profiles.filter((profile) => profile.filled > 0 && profile.share('state') >= 0.9)
  const named = columns.filter(({ words }) => words.includes('state'))
  const ofStates = commonest(named.length > 0 ? named : columns, (value) => {
    const code = stateCodeOf(value)
    return code === null ? [] : [code]
  })
  if (ofStates !== null && ofStates.share >= 0.5)
    return {
      code: ofStates.code,
      says: `${ofStates.count} records lie in it by their column of states`,
      isTold: true,
    }
  const zips = profiles.filter((profile) => profile.share('zip') >= 0.7)
  const named5 = zips.filter(({ words }) => words.includes('zip'))
  const ofZips = commonest(named5.length > 0 ? named5 : zips, (value) =>
    isZip(value) ? statesOfZip(value) : [],
  )
  if (ofZips !== null && ofZips.share >= 0.5)
    return { code: ofZips.code, says: `${ofZips.count} ZIPs lie in it`, isTold: true }
  const tail = /\b([A-Z]{2})\.?,? +[0-9]{5}(?:-[0-9]{4})?\s*$/
  const ofTails = commonest(profiles, (value) => {
    const code = stateCodeOf(tail.exec(value)?.[1] ?? '')
    return code === null ? [] : [code]
  })
  if (ofTails !== null)
    return { code: ofTails.code, says: `${ofTails.count} addresses end in it`, isTold: true }
  const texts = profiles.filter((profile) => profile.share('letters') > 0.9 && profile.share('street') < 0.1)
  const ofCities = commonest(texts, (value) => {
    const key = nameKey(value.split(/\s+/).slice(0, 5).map(wordKey).join(' '))
    return value.length > 30 ? [] : cityStates().filter((state) => isCityOf(state, key))
  })
  return {
    code: ofCities?.code ?? 'TX',
    says: 'nothing in the file says clearly of which state it is',
    isTold: false,
  }
}

/** USPS code of the state that a file tells of; null where it tells of none. */
export function stateOfRecords(
  header: readonly string[],
  records: readonly (readonly string[])[],
): string | null {
  const guess = guessState(header.map((name, place) => profileOf(name, place, records, null)))
  return guess.isTold ? guess.code : null
}

function commonest(
  profiles: readonly Profile[],
  codesOf: (value: string) => readonly string[],
): { code: string; count: number; share: number } | null {
  const counts = new Map<string, number>()
  let all = 0
  for (const { values } of profiles)
    for (const [value, count] of values) {
      const codes = codesOf(value)
      if (codes.length > 0) all += count
      for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + count)
    }
  const [best] = [...counts].sort((a, b) => b[1] - a[1])
  return best === undefined ? null : { code: best[0], count: best[1], share: best[1] / all }
}

/** Days before months: where a first number is greater than 12 and no second one is. */
export function isDayFirst(profiles: readonly Profile[]): boolean {
  const dates = profiles.filter((profile) => profile.share('dayFirst') > 0)
  return dates.length > 0 && profiles.every((profile) => profile.share('monthFirst') === 0)
}

/**
 * Words that stand where columns of a form have no value, and mean that: `Not Listed` among phones. Only those that come again, in
 * columns whose other cells have the form.
 */
export function noValueWordsOf(profiles: readonly Profile[]): string[] {
  const counts = new Map<string, { word: string; count: number }>()
  for (const profile of profiles) {
    const form = (['phone', 'email', 'date', 'zip', 'integer', 'decimal', 'hours'] as const).find(
      (one) => profile.share(one) >= 0.5 && profile.share(one) < 1,
    )
    if (form === undefined || profile.share('flag') > 0.5) continue
    for (const [value, count] of profile.values) {
      if (/[0-9@]/.test(value) || value.length > 25 || usualNoValue.has(value) || /^closed$|24/i.test(value))
        continue
      const key = value.toLowerCase()
      const known = counts.get(key)
      counts.set(key, { word: known?.word ?? value, count: (known?.count ?? 0) + count })
    }
  }
  return [...counts.values()].filter(({ count }) => count >= 2).map(({ word }) => word)
}

/** Other fields of the facility, which tell that records of one number are one facility. */
const ofFacility: readonly Role[] = ['company', 'city', 'zip', 'phone']

/**
 * A facility that stands on several records, one for each inspection or the like: the columns that differ between them are the
 * repeating part. Null where licenses stand once.
 */
export function repeatingPart(
  license: Single | undefined,
  singles: ReadonlyMap<Role, Single>,
  profiles: readonly Profile[],
  pieces: readonly Piece[],
  records: readonly (readonly string[])[],
): { readonly column: string; readonly drop: readonly string[]; readonly share: number } | null {
  if (license === undefined) return null
  const { place, header } = license.profile
  const byNumber = new Map<string, (readonly string[])[]>()
  for (const record of records) {
    const number = (record[place] ?? '').trim()
    if (number === '') continue
    const known = byNumber.get(number)
    if (known === undefined) byNumber.set(number, [record])
    else known.push(record)
  }
  const repeated = [...byNumber.values()].filter((group) => group.length > 1)
  if (repeated.length === 0) return null
  const own = ofFacility.flatMap((role) => singles.get(role)?.profile.place ?? [])
  // another facility under one number is no repetition
  const alike = repeated.filter((group) =>
    own.every((at) => group.every((record) => record[at] === group[0]?.[at])),
  )
  const differs = (at: number) => alike.some((group) => group.some((record) => record[at] !== group[0]?.[at]))
  const differing = profiles.filter((profile) => profile.place !== place && differs(profile.place))
  const share = alike.reduce((sum, group) => sum + group.length, 0) / Math.max(1, records.length)
  // a record that is written twice is a repeat, which the load tells
  if (differing.length === 0 || share < 0.2 || alike.length < repeated.length * 0.8) return null
  const used = new Set(pieces.flatMap(({ columns }) => columns))
  return {
    column: header,
    drop: differing.filter((profile) => !used.has(profile)).map((profile) => profile.header),
    share,
  }
}
