import { headersOf } from '../headers.ts'
import { type Source, sourceColumns } from '../source.ts'
import data from './lexicon.json' with { type: 'json' }
import { headerWords } from './words.ts'

/** What a column may be: a field of the record, or a part that a rule makes fields of. */
export type Role = keyof typeof data.fields
export const roles = Object.keys(data.fields) as Role[]

/** How far a header speaks for a role. */
export interface HeaderSign {
  /** 0 to 1 */
  readonly score: number
  /** `license number`, or null where nothing speaks for it. */
  readonly phrase: string | null
  /** Known sources whose header of that role reads the same. */
  readonly sources: readonly string[]
}

interface Phrase {
  readonly words: readonly string[]
  readonly score: number
}

interface Learned {
  readonly role: Role
  readonly source: string
}

export interface Lexicon {
  sign(words: readonly string[], role: Role): HeaderSign
  /** What else than the license or the facility a header speaks of, by words that are not of `except`. */
  foreign(words: readonly string[], except?: readonly string[]): string | null
  /** Whether a header names the state's programme of subsidies. */
  isSubsidy(words: readonly string[], state: string | null): boolean
}

const tiers = { strong: 1, fair: 0.8, weak: 0.5 }
const neutral: ReadonlySet<string> = new Set([...data.neutral, '1'])
const foreignPhrases = Object.entries(data.foreign).flatMap(([thing, phrases]) =>
  phrases.map((phrase) => ({ thing, words: headerWords(phrase) })),
)
const none: HeaderSign = { score: 0, phrase: null, sources: [] }

/**
 * The words by which headers are known: those of the data beside this file, and the columns of the known sources.
 * @param without headers of a state that is to be taken for unknown, with those of the others: words that only its
 * headers match don't count (for measuring).
 */
export function makeLexicon(
  sources: readonly Source[],
  without?: { readonly headers: readonly string[]; readonly others: readonly string[] },
): Lexicon {
  const phrases = phrasesOf(without)
  const learned = learn(sources)

  function sign(words: readonly string[], role: Role): HeaderSign {
    if (words.length === 0) return none
    let best = none
    for (const phrase of phrases.get(role) ?? []) {
      const score = matchOf(phrase, words)
      if (score > best.score) best = { score, phrase: phrase.words.join(' '), sources: [] }
    }
    const known = (learned.get(words.join(' ')) ?? []).filter((one) => one.role === role)
    if (known.length === 0) return best
    return {
      score: Math.max(best.score, 0.95),
      phrase: words.join(' '),
      sources: known.map(({ source }) => source),
    }
  }

  return {
    sign,
    foreign(words, except = []) {
      const own = words.filter((word) => !except.includes(word))
      return foreignPhrases.find(({ words: all }) => all.every((word) => own.includes(word)))?.thing ?? null
    },
    isSubsidy(words, state) {
      const known = data.subsidies as Record<string, string[]>
      const names = [...(known.any ?? []), ...(state === null ? [] : (known[state] ?? []))]
      return names.some((name) => {
        const own = headerWords(name)
        // `NJCCAP`
        const isGlued = (word: string) => own.length === 1 && name.length >= 4 && word.endsWith(name)
        return own.every((word) => words.includes(word)) || words.some(isGlued)
      })
    },
  }
}

function phrasesOf(without?: { headers: readonly string[]; others: readonly string[] }) {
  const own = without?.headers.map(headerWords) ?? []
  const others = without?.others.map(headerWords) ?? []
  return new Map(
    roles.map((role): [Role, Phrase[]] => {
      const all = (Object.entries(data.fields[role]) as [keyof typeof tiers, string[]][]).flatMap(
        ([tier, list]) =>
          list.flatMap((phrase) => {
            const words = headerWords(phrase)
            const short = words.filter((word) => word !== 'date')
            // `First Issued On` is as good as `First Issue Date`
            return short.length === words.length || short.length < 2
              ? [{ words, score: tiers[tier] }]
              : [
                  { words, score: tiers[tier] },
                  { words: short, score: tiers[tier] * 0.95 },
                ]
          }),
      )
      const matches = (phrase: Phrase, headers: readonly string[][]) =>
        headers.some((words) => matchOf(phrase, words) >= phrase.score * 0.9)
      const isOnlyOwn = (phrase: Phrase) => matches(phrase, own) && !matches(phrase, others)
      return [role, all.filter((phrase) => !isOnlyOwn(phrase))]
    }),
  )
}

/** All words of the phrase must stand in the header; each further one that says something takes a quarter off. */
function matchOf({ words: wanted, score }: Phrase, words: readonly string[]): number {
  if (!wanted.every((word) => words.includes(word))) return 0
  const rest = words.filter((word) => !wanted.includes(word))
  if (rest.length > 0 && wanted.every((word) => neutral.has(word))) return 0
  const own = rest.filter((word) => !neutral.has(word)).length
  // a sentence has words that say nothing of it
  const further = words.length > 6 ? Math.min(own, 2) : own
  // the longer phrase says more of the header
  return score * 0.75 ** further - rest.length * 0.005
}

/** What the rules of known sources say of their headers. */
function learn(sources: readonly Source[]): ReadonlyMap<string, Learned[]> {
  const known = new Map<string, Learned[]>()
  for (const source of sources) {
    const columns = new Set(sourceColumns(source))
    for (const rule of source.rules) {
      if (rule.columns.length !== 1) continue
      const [column] = rule.columns
      if (column === undefined || !columns.has(column)) continue
      const role = roleOf(rule.targets)
      if (role === null) continue
      for (const header of headersOf(column)) {
        const key = headerWords(header).join(' ')
        known.set(key, [...(known.get(key) ?? []), { role, source: source.id }])
      }
    }
  }
  return known
}

/** The role of a column that alone feeds these targets. */
export function roleOf(targets: readonly string[]): Role | null {
  const has = (target: string) => targets.includes(target)
  if (has('license_number')) return has('license_type') ? null : 'license_number'
  if (has('first_name')) return 'contact'
  if (has('company')) return 'company'
  if (has('licensee_name')) return 'licensee_name'
  if (has('zip') && has('city')) return has('address1') ? 'address1' : 'cityStateZip'
  if (has('latitude')) return has('longitude') ? 'point' : 'latitude'
  if (has('ages_served')) return 'ages'
  const [first] = targets
  return first !== undefined && (roles as string[]).includes(first) ? (first as Role) : null
}
