import { type Column, headersOf } from '../headers.ts'
import { layoutOf } from '../layout.ts'
import type { Target } from '../rule.ts'
import { isNeeded, type Source, sourceColumns } from '../source.ts'
import { bestAssignment } from './assign.ts'
import { type Lexicon, roleOf } from './lexicon.ts'
import { type Form, type Profile, profileOf } from './profile.ts'
import { headerWords } from './words.ts'

/** A column that a file lacks, and the new one that looks the same. */
export interface DriftedColumn {
  readonly column: Column
  readonly header: string
  /** 0 to 1 */
  readonly confidence: number
  /** A sentence. */
  readonly reason: string
  /** Up to three of its values, the most frequent first. */
  readonly values: readonly string[]
}

/** Forms that tell one column from another. */
const compared: readonly Form[] = [
  'date',
  'phone',
  'email',
  'website',
  'zip',
  'flag',
  'integer',
  'decimal',
  'hours',
  'ages',
  'point',
  'street',
  'organisation',
  'person',
  'identifier',
  'words',
  'state',
  'city',
]

/** Forms that hardly another column of a list has. */
const telling: readonly Form[] = ['phone', 'email', 'website', 'zip', 'hours', 'ages', 'point']

/** From here on two columns look the same. */
const leastLikeness = 0.55

/**
 * What became of the columns that a file of a known source lacks: each with the new column that reads and looks most like it, by the
 * records of the source's examples. Columns that no rule reads are kept in attributes either way, and left out.
 */
export function driftOf(
  source: Source,
  header: readonly string[],
  records: readonly (readonly string[])[],
  lexicon: Lexicon,
): DriftedColumn[] {
  const { places, added } = layoutOf(source, header)
  const gone = sourceColumns(source).filter(
    (column) => places.get(column) === -1 && source.rules.some((rule) => rule.columns.includes(column)),
  )
  if (gone.length === 0 || added.length === 0) return []
  const fresh = header.flatMap((name, place) =>
    added.includes(name) ? [profileOf(name, place, records, source.state)] : [],
  )
  const scores = gone.map((column) => fresh.map((profile) => likeness(source, column, profile, lexicon)))
  // without company or number nothing loads: the likeliest is proposed, and asked
  const weightOf = (column: Column) => (score: number) =>
    isNeeded(source, column) ? score + 1 : score < leastLikeness ? 0 : score
  const chosen = bestAssignment(scores.map((row, index) => row.map(weightOf(gone[index] as Column))))
  return gone.flatMap((column, index): DriftedColumn[] => {
    const profile = fresh[chosen[index] as number]
    if (profile === undefined) return []
    const score = scores[index]?.[chosen[index] as number] ?? 0
    const isOnly = scores[index]?.filter((other) => other > score - 0.1).length === 1
    return [
      {
        column,
        header: profile.header.trim(),
        values: profile.values.slice(0, 3).map(([value]) => value),
        confidence: Math.round((isOnly ? Math.min(score, 0.97) : Math.min(score, 0.75)) * 100) / 100,
        reason:
          score < leastLikeness
            ? `“${column.name}” is gone; of what is new “${profile.header.trim()}” looks most like it.`
            : `“${column.name}” is gone, “${profile.header.trim()}” is new and looks the same.`,
      },
    ]
  })
}

function likeness(source: Source, column: Column, profile: Profile, lexicon: Lexicon): number {
  const names = Math.max(
    ...headersOf(column).map((name) => overlap(headerWords(name), profile.words)),
    ...targetsOf(source, column).map((targets) => {
      const role = roleOf(targets)
      return role === null ? 0 : lexicon.sign(profile.words, role).score
    }),
  )
  const values = valuesLikeness(source, column, profile)
  // of an empty column, or one that no example has, the header alone tells
  if (values === null) return names * 0.8
  const both = 0.5 * names + 0.5 * values.likeness
  // `Daytime Line`: what hardly anything else looks like is asked, whatever its header says
  return values.isTelling ? Math.max(both, 0.6 * values.likeness) : both
}

function targetsOf(source: Source, column: Column): (readonly Target[])[] {
  return source.rules.filter((rule) => rule.columns.includes(column)).map(({ targets }) => targets)
}

/** Words in common, of all words of both. */
function overlap(one: readonly string[], other: readonly string[]): number {
  const all = new Set([...one, ...other])
  return all.size === 0
    ? 0
    : [...all].filter((word) => one.includes(word) && other.includes(word)).length / all.size
}

/** How far, 0 to 1, the cells have the forms of those in the source's examples; null where nothing is to be compared. */
function valuesLikeness(
  source: Source,
  column: Column,
  profile: Profile,
): { readonly likeness: number; readonly isTelling: boolean } | null {
  const cells = source.file.examples.flatMap(({ record }) => {
    const entries = Object.entries(record as Record<string, string>)
    const cell = entries.find(([name]) => name === column.name)?.[1] ?? ''
    return cell === '' ? [] : [[cell]]
  })
  const before = profileOf(column.name, 0, cells, source.state)
  if (before.filled === 0 || profile.filled === 0) return null
  const known = new Set(before.values.map(([value]) => value.toLowerCase()))
  const same = profile.values.some(([value]) => known.has(value.toLowerCase())) ? 0.15 : 0
  const apart = compared.map((form) => Math.abs(before.share(form) - profile.share(form)))
  const most = Math.max(...apart)
  const mean = apart.reduce((sum, one) => sum + one, 0) / apart.length
  return {
    likeness: Math.max(0, Math.min(1, 1 - most * 0.5 - mean + same)),
    isTelling: telling.some((form) => before.share(form) >= 0.8 && profile.share(form) >= 0.8),
  }
}
