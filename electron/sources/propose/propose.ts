import { LoaderError } from '../../../shared/errors.ts'
import type { Proposal, ProposedRule, UnmappedColumn } from '../../../shared/proposal.ts'
import { stateName } from '../../clean/place/state.ts'
import { noValueWords, usualNoValue } from '../../clean/text/noValue.ts'
import { cleanText } from '../../clean/text/text.ts'
import { madeSource } from '../format/buildSource.ts'
import { forbiddenKeys } from '../format/jsonPlaces.ts'
import { type RuleEntry, type SourceFile, schemaFileName } from '../format/sourceFile.ts'
import { type Column, headerKey, headersOf, isRejectColumn, snakeCase } from '../headers.ts'
import type { Source } from '../source.ts'
import { compose } from './compose.ts'
import { type DriftedColumn, driftOf } from './drift.ts'
import { type Signs, signsOf } from './evidence.ts'
import { examplesOf } from './examplesOf.ts'
import { guessState, isDayFirst, noValueWordsOf, repeatingPart } from './fileFacts.ts'
import { knownSource } from './knownSource.ts'
import { type Lexicon, makeLexicon } from './lexicon.ts'
import { type Piece, sureFrom } from './piece.ts'
import { type Profile, profileOf } from './profile.ts'
import { askedBelow, questionsOf } from './questions.ts'
import { readSample } from './readSample.ts'

/** What a proposal is made from. */
interface ProposalInput {
  readonly header: readonly string[]
  /** Raw cells of records from all parts of the file. */
  readonly records: readonly (readonly string[])[]
  /** Sources that are known: the lexicon learns from them, and their ids are taken. */
  readonly sources: readonly Source[]
  /** USPS code, where a person says it. */
  readonly state?: string
  readonly delimiter?: SourceFile['file'] extends infer File
    ? NonNullable<File> extends { delimiter?: infer D }
      ? D
      : never
    : never
  readonly linesAbove?: number
  /** Of another lexicon than that of the known sources: for measuring. */
  readonly lexicon?: Lexicon
}

export interface ProposedSource {
  readonly proposal: Proposal
  /** The source file, with the best guess for what is asked. */
  readonly file: SourceFile
}

/**
 * Proposes a source for a file from its header and some of its records alone: for each column a rule with its reason, and questions
 * for what is not sure. The same input gives the same proposal. A file of a known layout gives the known source.
 * @throws LoaderError file-unrecognised where there are not two columns.
 */
export function propose(input: ProposalInput): ProposedSource {
  const { records } = input
  const columns = nameable(input.header).slice(0, mostColumns)
  if (columns.length < 2)
    throw new LoaderError('file-unrecognised', 'A source needs two columns with headers at least.', {
      hint: 'See whether the file has a header, and which character stands between its cells.',
    })
  const profilesFor = (state: string | null, noValue = usualNoValue): Profile[] =>
    columns.map((place) => profileOf(input.header[place] as string, place, records, state, noValue))
  const first = profilesFor(input.state ?? null)
  const guess = guessState(first)
  const told = input.state ?? (guess.isTold ? guess.code : null)
  const known = input.lexicon === undefined ? knownSource(input.sources, input.header, told) : null
  if (known !== null) return proposalOfKnown(known, input)
  const state = input.state ?? guess.code
  const more = noValueWordsOf(first)
  const profiles = profilesFor(state, more.length === 0 ? usualNoValue : noValueWords({ more }))
  const signs = signsOf(profiles, input.lexicon ?? makeLexicon(input.sources), state)
  const dayFirst = isDayFirst(profiles)
  const { pieces, singles } = compose(profiles, signs, state, dayFirst)
  const license = singles.of.get('license_number')
  const repeating = repeatingPart(license, singles.of, profiles, pieces, records)
  const parts = {
    ...(input.delimiter !== undefined && input.delimiter !== ',' && { delimiter: input.delimiter }),
    ...(input.linesAbove !== undefined && input.linesAbove > 0 && { linesAbove: input.linesAbove }),
    ...(more.length > 0 && { noValue: more }),
    ...(dayFirst && { dayFirst }),
    ...(repeating !== null && {
      onePer: {
        column: repeating.column,
        ...(repeating.drop.length > 0 && { drop: [...repeating.drop] }),
        why: `${Math.round(repeating.share * 100)} % of the records repeat a facility`,
      },
    }),
  }
  const id = freeId(state, input.sources)
  const draft = {
    $schema: schemaFileName,
    id,
    state,
    title: `${stateName(state)} child care licenses`,
    confirmed: false,
    ...(Object.keys(parts).length > 0 && { file: parts }),
    columns: profiles.map(({ header }) => header.trim()),
    rules: pieces.map(({ rule }) => trimmedRule(rule)),
    examples: [],
  } as unknown as SourceFile
  const source = madeSource(draft)
  const sample = readSample(source, input.header, records)
  const rules = entriesOf(pieces, sample)
  return {
    file: { ...draft, examples: examplesOf(source, input.header, records) },
    proposal: {
      id,
      state,
      rules,
      unmapped: unmappedOf(profiles, pieces, signs, repeating?.drop ?? []),
      questions: questionsOf({
        singles,
        pieces,
        rules,
        profiles,
        signs,
        guess,
        isStateGiven: input.state !== undefined,
        records: records.length,
      }),
    },
  }
}

/** As many columns as a source may name. */
const mostColumns = 500

/** Columns that a source can name: of several with one header the first. */
function nameable(header: readonly string[]): number[] {
  const seen = new Set<string>()
  return header.flatMap((name, place) => {
    const key = headerKey(name)
    if (key === '' || name.trim().length > 200 || seen.has(key) || isRejectColumn(name)) return []
    if (forbiddenKeys.has(name.trim())) return []
    seen.add(key)
    return [place]
  })
}

/** Headers stand in a source without the spaces round them. */
function trimmedRule<Of>(value: Of): Of {
  if (typeof value === 'string') return value.trim() as Of
  if (Array.isArray(value)) return value.map(trimmedRule) as Of
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    // what stands between or round cells keeps its spaces
    Object.entries(value).map(([key, of]) => [
      key,
      ['join', 'prefix', 'suffix', 'secondJoin'].includes(key) && typeof of === 'string'
        ? of
        : trimmedRule(of),
    ]),
  ) as Of
}

/** An entry for each confidence with which a rule fills its targets. */
function entriesOf(pieces: readonly Piece[], sample: ReturnType<typeof readSample>): ProposedRule[] {
  return pieces.flatMap(({ rule, columns, fills, reason }, index) => {
    const byConfidence = new Map<number, (typeof fills)[number][]>()
    for (const one of fills) {
      const confidence = rounded(Math.min(one.confidence, sample.trust(index, one.target)))
      byConfidence.set(confidence, [...(byConfidence.get(confidence) ?? []), one])
    }
    return [...byConfidence].map(([confidence, same]) => {
      const targets = same.map(({ target }) => target)
      const isUsual = same.every(({ isConvention }) => isConvention)
      return {
        rule: rule.rule,
        columns: columns.map(({ header }) => header.trim()),
        targets,
        confidence,
        sure: confidence >= sureFrom,
        reason: `${sentence(isUsual ? `${reason}; it fills ${targets.join(' and ')} since that is usual` : reason)}`,
        samples: sample.samples(index, targets),
      }
    })
  })
}

function rounded(confidence: number): number {
  return Math.round(confidence * 100) / 100
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

function unmappedOf(
  profiles: readonly Profile[],
  pieces: readonly Piece[],
  signs: Signs,
  dropped: readonly string[],
): UnmappedColumn[] {
  const used = new Set(pieces.flatMap(({ columns }) => columns))
  return profiles
    .filter((profile) => !used.has(profile))
    .map((profile) => {
      const thing = signs.foreign(profile)
      const key = snakeCase(profile.header)
      const reason = dropped.includes(profile.header)
        ? 'It differs between the records of one facility, so it is not kept.'
        : profile.filled === 0
          ? 'All its cells are empty.'
          : thing !== null
            ? `It speaks of ${thing}, not of the license: it is kept in attributes.${key}.`
            : `Nothing says which field it is: it is kept in attributes.${key}.`
      return { column: profile.header.trim(), reason }
    })
}

/** `ohio`, or `ohio-2` where that is taken. */
function freeId(state: string, sources: readonly Source[]): string {
  const base = stateName(state)
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .slice(0, 34)
  const taken = new Set(sources.map((source) => source.id))
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? base : `${base}-${count}`
    if (!taken.has(id)) return id
  }
}

/** A source whose columns that drifted are known by their new headers too. */
function withDrift(source: Source, drifted: readonly DriftedColumn[]): Source {
  if (drifted.length === 0) return source
  const headerOf = new Map(drifted.map(({ column, header }) => [column.name, header]))
  const columns = source.file.columns.map((entry) => {
    const { name, aliases = [], ...rest } = typeof entry === 'string' ? { name: entry } : entry
    const header = headerOf.get(name)
    return header === undefined ? entry : { name, aliases: [...aliases, header], ...rest }
  })
  return madeSource({ ...source.file, confirmed: false, columns } as SourceFile)
}

/** The known source, its columns that this file has by their headers here; those that drifted by their new ones. */
function proposalOfKnown(known: Source, { header, records, sources }: ProposalInput): ProposedSource {
  const drifted = driftOf(known, header, records, makeLexicon(sources))
  const source = withDrift(known, drifted)
  const driftBy = new Map(drifted.map((one) => [one.column.name, one]))
  const kept = source.file.rules
  const sample = readSample(source, header, records)
  const names = new Set(header.map(headerKey))
  const has = (column: Column) => headersOf(column).some((one) => names.has(headerKey(one)))
  const claimed = new Set<string>()
  const rules = source.rules.slice(0, kept.length).flatMap((rule, index): ProposedRule[] => {
    const targets = rule.targets.filter((target) => !claimed.has(target))
    const present = rule.columns.filter(has)
    if (targets.length === 0 || (present.length === 0 && rule.always !== true)) return []
    for (const target of targets) claimed.add(target)
    const moved = present.flatMap(({ name }) => driftBy.get(name) ?? [])
    const confidence = Math.min(0.98, ...moved.map((one) => one.confidence))
    return [
      {
        rule: (kept[index] as RuleEntry).rule,
        columns: present.map(({ name }) => driftBy.get(name)?.header ?? name),
        targets,
        confidence,
        sure: confidence >= sureFrom,
        reason:
          moved.length === 0
            ? `The source ${source.id} reads it so.`
            : moved.map(({ reason }) => reason).join(' '),
        samples: sample.samples(index, targets),
      },
    ]
  })
  const used = new Set(
    source.rules
      .slice(0, kept.length)
      .flatMap((rule) => rule.columns.flatMap(headersOf))
      .map(headerKey),
  )
  const unmapped = header
    .filter((name) => cleanText(name) !== null && !used.has(headerKey(name)))
    .map((name) => ({
      column: name.trim(),
      reason: `No rule of ${source.id} reads it: it is kept in attributes.`,
    }))
  const questions = rules
    .filter(({ confidence }) => confidence < askedBelow)
    .map(({ targets, columns }) => ({ target: targets[0] as string, candidates: columns }))
  return {
    proposal: { id: source.id, state: source.state, rules, unmapped, questions },
    file: source.file,
  }
}
