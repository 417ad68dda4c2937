import { bestAssignment } from './assign.ts'
import { candidates, type Evidence, type Signs } from './evidence.ts'
import { type Role, roles } from './lexicon.ts'
import type { Profile } from './profile.ts'

/** Which column is which role, where one column is one role. */
export interface Singles {
  readonly of: ReadonlyMap<Role, Single>
}

export interface Single extends Evidence {
  readonly confidence: number
  /** Other columns that could be it as well, the likeliest first. */
  readonly rivals: readonly Profile[]
  /** Taken since a record needs it, though nothing speaks clearly for it. */
  readonly isGuess: boolean
}

/** What a load can't do without: filled before all else. */
const needed: readonly Role[] = ['company', 'license_number']
const leastWeight = 0.35

/** One best assignment over all columns together, so that no column is claimed twice and no role filled twice. */
export function assignSingles(all: readonly Profile[], taken: ReadonlySet<Profile>, signs: Signs): Singles {
  const free = all.filter((profile) => !taken.has(profile) && profile.header.trim() !== '')
  const dominated = dominatedCapacities(free, signs)
  const weightOf = (evidence: Evidence): number => {
    const { role, profile, weight } = evidence
    if (weight < leastWeight) return 0
    let own = weight - profile.place * 0.0002
    if (role === 'capacity' && dominated.has(profile)) own -= 0.25
    // a name of people is the contact's, where another column names places
    if (role === 'company') own -= 0.15 * profile.share('person')
    // what takes effect is the first issue, where nothing else says so
    if (role === 'license_issued') own += 0.01
    if (role === 'license_number' && profile.filled < profile.rows * 0.7) own -= 0.3
    return Math.max(0, own) + (needed.includes(role) ? 1 : 0)
  }
  const evidence = roles.map((role) => free.map((profile) => signs.of(profile, role)))
  const places = bestAssignment(evidence.map((row) => row.map(weightOf)))
  const chosen = new Map<Role, Evidence>()
  for (const [index, role] of roles.entries()) {
    const place = places[index] as number
    if (place >= 0) chosen.set(role, evidence[index]?.[place] as Evidence)
  }
  // one column of types is both; another one must read as a type of its own
  for (const [role, other] of [
    ['facility_type', 'license_type'],
    ['license_type', 'facility_type'],
  ] as const) {
    const own = chosen.get(role)
    const clear = chosen.get(other)
    if (own !== undefined && clear !== undefined && own.header.score < 0.75 && clear.header.score >= 0.9)
      chosen.delete(role)
  }
  const guessed = new Set<Role>()
  for (const role of needed) {
    if (chosen.has(role)) continue
    const used = new Set([...chosen.values()].map(({ profile }) => profile))
    const guess = guessOf(role, free, used, chosen, signs)
    if (guess === null) continue
    for (const [other, { profile }] of chosen)
      if (profile === guess.profile && !needed.includes(other)) chosen.delete(other)
    chosen.set(role, guess)
    guessed.add(role)
  }
  const usedFor = new Map([...chosen.values()].map((one) => [one.profile, one]))
  return {
    of: new Map(
      [...chosen].map(([role, own]): [Role, Single] => {
        const rivals = candidates(signs, free, role)
          .filter(({ profile, weight }) => {
            if (profile === own.profile || weight < Math.max(leastWeight, own.weight - 0.12)) return false
            const elsewhere = usedFor.get(profile)
            return elsewhere === undefined || elsewhere.weight < weight
          })
          .map(({ profile }) => profile)
          .filter((profile) => role !== 'capacity' || !dominated.has(profile))
        const isGuess = guessed.has(role)
        return [
          role,
          {
            ...own,
            rivals,
            isGuess,
            confidence: Math.min(
              confidenceOf(own, rivals.length > 0, isGuess),
              isDoubtful(own, all, signs) ? 0.8 : 1,
            ),
          },
        ]
      }),
    ),
  }
}

/** What its header and its values say alike may be another thing all the same. */
function isDoubtful({ role, profile, header }: Evidence, all: readonly Profile[], signs: Signs): boolean {
  // the id of a facility is its license in some states, and in others stands beside it
  if (role === 'license_number') return signs.of(profile, 'provider_id').header.score >= header.score
  // people, where the name of the place is looked for
  if (role === 'company') return profile.share('person') >= 0.6
  // a part of it, where another column has more
  if (role === 'capacity')
    return all.some(
      (other) => other !== profile && other.words.includes('capacity') && sumOf(other) > sumOf(profile),
    )
  return false
}

function sumOf({ values }: Profile): number {
  return values.reduce((sum, [value, count]) => sum + (Number(value.replace(/[^0-9.]/g, '')) || 0) * count, 0)
}

function confidenceOf({ header, value, profile }: Evidence, hasRivals: boolean, isGuess: boolean): number {
  if (isGuess) return 0.5
  const sure =
    profile.filled === 0
      ? 0.6
      : header.score >= 0.93 && value >= 0.85
        ? 0.97
        : header.score >= 0.93 && value >= 0.6
          ? 0.92
          : header.score >= 0.8 && value >= 0.85
            ? 0.85
            : Math.min(0.8, 0.5 * header.score + 0.4 * value)
  return hasRivals ? Math.min(sure, 0.75) : sure
}

/** A column that fills what a record needs, where no header says so: by its values alone. */
function guessOf(
  role: Role,
  free: readonly Profile[],
  used: ReadonlySet<Profile>,
  chosen: ReadonlyMap<Role, Evidence>,
  signs: Signs,
): Evidence | null {
  // a column that another role has by its header is that
  const isOpen = (profile: Profile) => {
    if (!used.has(profile)) return true
    const owner = [...chosen.values()].find((one) => one.profile === profile)
    if (owner !== undefined && needed.includes(owner.role)) return false
    if (role === 'license_number' && owner?.role === 'provider_id') return true
    return owner !== undefined && owner.header.score < 0.75 && owner.weight < 0.6
  }
  const rank = ({ profile, value }: Evidence) => {
    if (role === 'license_number')
      return (
        value +
        0.2 * (profile.filled / Math.max(1, profile.rows)) -
        profile.place * 0.004 -
        (profile.share('zip') > 0.6 ? 0.4 : 0)
      )
    const different = profile.distinct / Math.max(1, profile.filled)
    return (
      value +
      0.3 * different +
      0.4 * Math.max(profile.share('organisation'), profile.share('childCare')) * different +
      0.2 * (profile.filled / Math.max(1, profile.rows)) -
      profile.share('city') * 0.5 -
      // who has the license, rather than where the children are
      0.4 * profile.share('legalForm') -
      0.4 * profile.share('person') -
      profile.place * 0.004
    )
  }
  const open = free.filter(
    (profile) => isOpen(profile) && profile.filled > 0 && profile.filled >= profile.rows * 0.4,
  )
  const ranked = (list: readonly Profile[]) =>
    list
      .map((profile) => signs.of(profile, role))
      .filter(({ value }) => value > 0.3)
      .sort((a, b) => rank(b) - rank(a))
  const [best] = [...ranked(open.filter((profile) => signs.foreign(profile, role) === null)), ...ranked(open)]
  if (best !== undefined) return best
  // nothing looks like it: the file loads all the same, and the question says so
  const isFree = (profile: Profile) => (isOpen(profile) ? 1 : 0)
  const isNeeded = (profile: Profile) =>
    [...chosen.values()].some((one) => one.profile === profile && needed.includes(one.role)) ? 1 : 0
  const [any] = [...free].sort(
    (a, b) =>
      isNeeded(a) - isNeeded(b) || isFree(b) - isFree(a) || b.distinct - a.distinct || a.place - b.place,
  )
  return any === undefined ? null : { ...signs.of(any, role), weight: 0.1 }
}

/** Capacities that another one is never below: parts of a total. */
function dominatedCapacities(free: readonly Profile[], signs: Signs): ReadonlySet<Profile> {
  const all = candidates(signs, free, 'capacity').filter(({ header }) => header.score > 0.4)
  const totals = all.map(({ profile }) => ({
    profile,
    sum: sumOf(profile),
  }))
  const most = Math.max(0, ...totals.map(({ sum }) => sum))
  return new Set(totals.filter(({ sum }) => sum < most * 0.95).map(({ profile }) => profile))
}
