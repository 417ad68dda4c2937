import type { ProposalQuestion, ProposedRule } from '../../../shared/proposal.ts'
import { candidates, type Signs } from './evidence.ts'
import type { StateGuess } from './fileFacts.ts'
import { type Role, roles } from './lexicon.ts'
import type { Piece } from './piece.ts'
import type { Profile } from './profile.ts'
import type { Singles } from './singles.ts'

interface Asking {
  readonly singles: Singles
  readonly pieces: readonly Piece[]
  readonly rules: readonly ProposedRule[]
  readonly profiles: readonly Profile[]
  readonly signs: Signs
  readonly guess: StateGuess
  readonly isStateGiven: boolean
  readonly records: number
}

/** Below this a person is asked; between it and sure the proposal is merely shown as unsure. */
export const askedBelow = 0.82
const mostCandidates = 5
/** Asked first, in this order: without them nothing loads. */
const first = ['company', 'license_number', 'state']

/**
 * What is not sure, in the order of what it matters: first what makes the file loadable at all, then fields by how many records
 * they touch. What is filled by convention alone is not asked.
 */
export function questionsOf({
  singles,
  pieces,
  rules,
  profiles,
  signs,
  guess,
  isStateGiven,
}: Asking): ProposalQuestion[] {
  const asked = new Map<string, { candidates: string[]; touches: number }>()
  const usual = new Set(
    pieces.flatMap(({ fills }) =>
      fills.filter(({ isConvention }) => isConvention).map(({ target }) => target as string),
    ),
  )
  const confidences = new Map(
    rules.flatMap(({ targets, confidence }) =>
      targets.map((target): [string, number] => [target, confidence]),
    ),
  )
  for (const [role, { rivals, profile, isGuess }] of singles.of) {
    const target = targetOf(role)
    if (target === null || usual.has(target)) continue
    const confidence = confidences.get(target)
    if (confidence !== undefined && confidence >= askedBelow && rivals.length === 0 && !isGuess) continue
    // of one that has no rival nothing is to be chosen, but whether it is that at all
    asked.set(target, {
      candidates: headersOf([profile, ...rivals, ...(isGuess ? others(role, profiles, signs, profile) : [])]),
      touches: profile.filled,
    })
  }
  const used = new Set(pieces.flatMap(({ columns }) => columns))
  for (const role of roles) {
    const target = targetOf(role)
    if (target === null || asked.has(target) || confidences.has(target)) continue
    const found = candidates(signs, profiles, role)
      .filter(({ profile, header }) => !used.has(profile) && header.score >= 0.5 && profile.filled > 0)
      .map(({ profile }) => profile)
    const foreign = [...found, ...hoursOf(target, profiles, used)]
    if (foreign.length > 0)
      asked.set(target, {
        candidates: headersOf(foreign),
        touches: Math.max(...foreign.map(({ filled }) => filled)),
      })
  }
  for (const target of ['company', 'license_number'])
    if (!confidences.has(target))
      asked.set(target, { candidates: headersOf(profiles), touches: Number.MAX_SAFE_INTEGER })
  if (!isStateGiven && !guess.isTold)
    asked.set('state', { candidates: [guess.code], touches: Number.MAX_SAFE_INTEGER })
  const rank = (target: string) => (first.includes(target) ? first.indexOf(target) : first.length)
  return [...asked]
    .sort(([a, one], [b, other]) => rank(a) - rank(b) || other.touches - one.touches)
    .map(([target, { candidates: headers }]) => ({ target, candidates: headers }))
}

/** Hours without their days, or of one day: a person must say which days. */
function hoursOf(target: string, profiles: readonly Profile[], used: ReadonlySet<Profile>): Profile[] {
  if (target !== 'schedule') return []
  return profiles.filter(
    (profile) =>
      !used.has(profile) &&
      profile.filled > 0 &&
      (profile.share('hours') >= 0.5 || profile.words.includes('hour')),
  )
}

function others(role: Role, profiles: readonly Profile[], signs: Signs, own: Profile): Profile[] {
  return profiles
    .map((profile) => signs.of(profile, role))
    .filter(({ profile, value }) => profile !== own && value > 0.5)
    .sort((a, b) => b.value - a.value)
    .map(({ profile }) => profile)
}

function headersOf(profiles: readonly Profile[]): string[] {
  return [...new Set(profiles.map(({ header }) => header.trim()))].slice(0, mostCandidates)
}

const fieldOf: Partial<Record<Role, string | null>> = {
  contact: 'first_name',
  ages: 'ages_served',
  point: 'latitude',
  cityStateZip: 'city',
  days: null,
  open: null,
  close: null,
}

function targetOf(role: Role): string | null {
  const own = fieldOf[role]
  return own === undefined ? role : own
}
