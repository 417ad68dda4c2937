import { valueSign } from './judge.ts'
import { type HeaderSign, type Lexicon, type Role, roles } from './lexicon.ts'
import type { Form, Profile } from './profile.ts'

/** What speaks for a column as a role. */
export interface Evidence {
  readonly role: Role
  readonly profile: Profile
  readonly header: HeaderSign
  /** 0 to 1: how far its values look like it. */
  readonly value: number
  readonly says: string
  /** 0 to 1; 0: it is not taken for it. */
  readonly weight: number
}

/** Roles that values alone can tell, and how surely. */
const byValues: Partial<
  Record<Role, { readonly form: Form; readonly least: number; readonly weight: number }>
> = {
  email: { form: 'email', least: 0.8, weight: 0.7 },
  phone: { form: 'phone', least: 0.8, weight: 0.55 },
  zip: { form: 'knownZip', least: 0.8, weight: 0.6 },
  state: { form: 'state', least: 0.95, weight: 0.55 },
  city: { form: 'city', least: 0.7, weight: 0.55 },
  website_address: { form: 'website', least: 0.8, weight: 0.45 },
  address1: { form: 'street', least: 0.7, weight: 0.55 },
  point: { form: 'point', least: 0.9, weight: 0.8 },
  schedule: { form: 'weekText', least: 0.8, weight: 0.6 },
  cityStateZip: { form: 'cityStateZip', least: 0.9, weight: 0.45 },
  ages: { form: 'ages', least: 0.8, weight: 0.4 },
  days: { form: 'days', least: 0.8, weight: 0.5 },
  license_number: { form: 'typeAndNumber', least: 0.8, weight: 0.7 },
}

/** Words of headers whose numbers are of something else than a license. */
const otherNumbers: ReadonlySet<string> = new Set(
  'zip postal phone fax date year time hour age capacity latitude longitude street address city county email'.split(
    ' ',
  ),
)

/** Of these an empty column tells nothing, unless its header is theirs alone. */
const surelyNamed = 0.95

/** Of what is written once for the whole list nothing can be of another thing than the license. */
const neverForeign: readonly Role[] = ['state']

export interface Signs {
  of(profile: Profile, role: Role): Evidence
  /** What else a column is of, by its header or since it is filled exactly where such a one is. */
  foreign(profile: Profile, role?: Role): string | null
}

export function signsOf(profiles: readonly Profile[], lexicon: Lexicon, state: string | null): Signs {
  const names = new Set(profiles.map(({ words }) => words.join(' ')))
  const headerForeign = new Map(profiles.map((profile) => [profile, lexicon.foreign(profile.words)]))
  const companions = companionsOf(profiles, headerForeign)

  function foreign(profile: Profile, role?: Role): string | null {
    if (role === undefined) return headerForeign.get(profile) ?? companions.get(profile) ?? null
    if (neverForeign.includes(role)) return null
    // `CCAP Enrolled`: yes or no
    if (
      role === 'accepts_financial_aid' &&
      lexicon.isSubsidy(profile.words, state) &&
      profile.share('flag') >= 0.9
    )
      return null
    const { phrase } = lexicon.sign(profile.words, role)
    const own = lexicon.foreign(profile.words, phrase?.split(' ') ?? [])
    if (dates.includes(role) && lexicon.isSubsidy(profile.words, state)) return 'a programme of subsidies'
    return own ?? (isLicenseWord(profile) ? null : (companions.get(profile) ?? null))
  }

  function headerOf(profile: Profile, role: Role): HeaderSign {
    const sign = lexicon.sign(profile.words, role)
    if (role === 'accepts_financial_aid' && sign.score < 0.85 && lexicon.isSubsidy(profile.words, state))
      return {
        score: hasAcceptance(profile.words) ? 0.88 : 0.82,
        phrase: 'a programme of subsidies',
        sources: [],
      }
    // `Operation` beside `Operation Name`
    if (
      role === 'license_number' &&
      sign.score < 0.85 &&
      profile.words.length > 0 &&
      names.has(`${profile.words.join(' ')} name`)
    )
      return { score: 0.85, phrase: profile.words.join(' '), sources: [] }
    return sign
  }

  /** The greatest score that a header has for any role which its values can be. */
  const bests = new Map<Profile, number>()
  function bestOf(profile: Profile): number {
    let best = bests.get(profile)
    if (best === undefined) {
      best = Math.max(
        ...roles
          .filter((role) => valueSign(role, profile).score > 0)
          .map((role) => headerOf(profile, role).score),
      )
      bests.set(profile, best)
    }
    return best
  }

  function weigh(profile: Profile, role: Role, header: HeaderSign, value: number): number {
    if (value === 0 || foreign(profile, role) !== null) return 0
    const best = bestOf(profile)
    // five and nine digits are a ZIP before they are a license
    if (
      role === 'license_number' &&
      header.score < 0.75 &&
      (profile.share('knownZip') >= 0.8 || profile.words.some((word) => otherNumbers.has(word)))
    )
      return 0
    const isAnothers = header.score < best - 0.15
    if (profile.filled === 0 && header.score < surelyNamed) return 0
    if (header.score >= 0.3) {
      const own = 0.6 * header.score + 0.4 * value
      // `licensed_home_capacity` reads “license”, and more so “capacity”
      if (!isAnothers) return own
      const isOnlyNumber = role === 'license_number' && isIdentity(profile)
      if (isOnlyNumber) return Math.max(0.4 * value, own * 0.5)
      // `Name of the facility director` is no company, though a record needs one
      return own * (role === 'company' ? 0.3 : 0.5)
    }
    // the only number of a record is that of its license
    if (role === 'license_number' && isIdentity(profile)) return 0.4 * value
    const alone = byValues[role]
    if (alone !== undefined && profile.filled > 0 && profile.share(alone.form) >= alone.least)
      return alone.weight * value
    // a provider beside a facility may be its person
    const isName = role === 'contact' && headerOf(profile, 'company').score >= best
    return best >= 0.75 && !isName ? 0 : unnamed(profile, role, value)
  }

  function isIdentity(profile: Profile): boolean {
    return (
      lexicon.sign(profile.words, 'provider_id').score >= 0.75 &&
      profile.filled >= profile.rows * 0.9 &&
      profile.distinct >= profile.filled * 0.2
    )
  }

  return {
    foreign,
    of(profile, role) {
      const header = headerOf(profile, role)
      const { score: value, says } = valueSign(role, profile)
      return { role, profile, header, value, says, weight: weigh(profile, role, header, value) }
    },
  }
}

/** What values tell of a column whose header says nothing: people, and numbers that name one record each. */
function unnamed(profile: Profile, role: Role, value: number): number {
  const isFull = profile.filled >= profile.rows * 0.5
  if (role === 'contact')
    return isFull &&
      profile.distinct >= profile.filled * 0.25 &&
      Math.max(profile.share('person'), profile.share('personAbove')) >= 0.5
      ? 0.4
      : 0
  if (role === 'licensee_name')
    return isFull && profile.distinct >= profile.filled * 0.5 && profile.share('organisation') >= 0.3
      ? 0.36 * Math.min(1, value + 0.2)
      : 0
  return 0
}

const dates: readonly Role[] = ['license_issued', 'license_renewed', 'certificate_expiration_date']
/** Things that are awarded and expire, as a license does. */
const awarded: readonly string[] = ['a rating', 'an accreditation', 'another programme', 'insurance']

const acceptance = [
  'accept',
  'enrolled',
  'enrollment',
  'accepts',
  'eligible',
  'eligibility',
  'authorization',
  'authorized',
  'participates',
  'participation',
  'participating',
  'approved',
  'active',
  'provider',
]

function hasAcceptance(words: readonly string[]): boolean {
  return words.some((word) => acceptance.includes(word))
}

function isLicenseWord({ words }: Profile): boolean {
  return words.some((word) =>
    ['license', 'permit', 'certificate', 'credential', 'registration'].includes(word),
  )
}

/**
 * Columns that are filled exactly where a column of another thing is: an award and an expiry beside a rating are the
 * rating's. Only of columns that are filled on some records and not on others.
 */
function companionsOf(
  profiles: readonly Profile[],
  foreign: ReadonlyMap<Profile, string | null>,
): ReadonlyMap<Profile, string> {
  const things = new Map<string, string>()
  for (const profile of profiles) {
    const thing = foreign.get(profile)
    if (thing && awarded.includes(thing) && isPartly(profile)) things.set(maskKey(profile), thing)
  }
  return new Map(
    profiles.flatMap((profile): [Profile, string][] => {
      const thing =
        isPartly(profile) && profile.share('date') > 0.5 ? things.get(maskKey(profile)) : undefined
      return thing === undefined ? [] : [[profile, thing]]
    }),
  )
}

function isPartly({ filled, rows }: Profile): boolean {
  return filled > 0 && rows - filled >= 2
}

function maskKey({ mask }: Profile): string {
  return mask.map((isFilled) => (isFilled ? '1' : '0')).join('')
}

/** All evidence of a role, the strongest first. */
export function candidates(signs: Signs, profiles: readonly Profile[], role: Role): Evidence[] {
  return profiles
    .map((profile) => signs.of(profile, role))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
}
