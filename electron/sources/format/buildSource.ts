import type { CellKind } from '../../clean/text/cell.ts'
import { noValueWords, usualNoValue } from '../../clean/text/noValue.ts'
import { cleanText } from '../../clean/text/text.ts'
import { type Column, headerKey, snakeCase } from '../headers.ts'
import type { Rule, Target } from '../rule.ts'
import { type BuiltRule, type OptionCell, type RuleParts, RuleProblem } from '../rules/define.ts'
import { ruleDefinitions } from '../rules/index.ts'
import type { Source } from '../source.ts'
import { choiceOf, fed, type Input, preparing } from './inputs.ts'
import type { JsonPath } from './jsonPlaces.ts'
import { nearestWord } from './nearest.ts'
import type { ColumnRef, ColumnRefs } from './parts.ts'
import type { RuleEntry, SourceFile } from './sourceFile.ts'

export interface SourceProblem {
  readonly path: JsonPath
  readonly message: string
}

/** What a source file means, with its rules made once; or what in it does not fit together. */
export function buildSource(file: SourceFile): { source: Source } | { problems: readonly SourceProblem[] } {
  const problems: SourceProblem[] = []
  const columns = columnsOf(file, problems)
  const named = namedTargets(file.rules)
  const built = file.rules.map((entry, index) => buildRule(file, entry, index, columns, named, problems))
  refuseTwice(built, problems)
  const rules = built.map((rule) => rule?.rule).filter((rule) => rule !== undefined)
  const feeding = (target: Target) =>
    rules.filter((rule) => rule.targets.includes(target)).flatMap((rule) => rule.columns)
  for (const target of ['company', 'license_number'] as const) {
    if (problems.length === 0 && feeding(target).length === 0)
      problems.push({
        path: ['rules'],
        message: `no rule fills ${target} from a column, and a record without it is rejected`,
      })
  }
  const ignored = ignoredColumns(file, columns, rules, problems)
  checkNamed(file, columns, problems)
  if (problems.length > 0) return { problems }
  return {
    source: {
      id: file.id,
      state: file.state,
      title: file.title,
      company: feedingOf(rules, 'company'),
      licenseNumber: feedingOf(rules, 'license_number'),
      rules: [...rules, ...keptColumns(columns, rules, ignored)],
      ...(file.file?.noValue !== undefined && { noValue: choiceOf(file.file.noValue) }),
      ...(file.file?.dayFirst !== undefined && { dayFirst: file.file.dayFirst }),
      file,
    },
  }
}

/** A source again from its data, which was read before: in another thread, or of a run. */
export function madeSource(file: SourceFile): Source {
  const built = buildSource(file)
  if ('source' in built) return built.source
  throw new Error(`The source ${file.id} can't be made: ${built.problems[0]?.message}`)
}

/** Of a license number beside its type the number's column alone. */
function feedingOf(rules: readonly Rule[], target: Target): Column[] {
  const rule = rules.find(({ targets }) => targets.includes(target))
  return [...(rule?.main ?? rule?.columns ?? [])]
}

type Columns = ReadonlyMap<string, Column>

/**
 * By header as `columns` writes it; no header may mean two columns. A chosen one may be another column's: it is taken
 * from that.
 */
function columnsOf(file: SourceFile, problems: SourceProblem[]): Columns {
  const columns = new Map<string, Column>()
  const owners = new Map<string, string>()
  const choosers = new Map<string, string>()
  for (const [index, entry] of file.columns.entries()) {
    const { name, aliases = [], chosen } = typeof entry === 'string' ? { name: entry } : entry
    for (const [at, written] of [name, ...aliases].entries()) {
      const key = headerKey(written)
      const path =
        typeof entry === 'string'
          ? ['columns', index]
          : ['columns', index, ...(at === 0 ? ['name'] : ['aliases', at - 1])]
      const owner = owners.get(key)
      if (key === '') problems.push({ path, message: `'${written}' has no letter or digit to be known by` })
      else if (owner !== undefined && (owner !== name || at === 0))
        problems.push({ path, message: `'${written}' is a header of the column ${owner} too` })
      owners.set(key, name)
    }
    if (chosen !== undefined) {
      const key = headerKey(chosen)
      const path = ['columns', index, 'chosen']
      const chooser = choosers.get(key)
      if (key === '') problems.push({ path, message: `'${chosen}' has no letter or digit to be known by` })
      else if (chooser !== undefined)
        problems.push({ path, message: `'${chosen}' is chosen for the column ${chooser} too` })
      choosers.set(key, name)
    }
    columns.set(name, { name, aliases, ...(chosen !== undefined && { chosen }) })
  }
  return columns
}

function findColumn(columns: Columns, name: string): Column | string {
  const exact = columns.get(name)
  if (exact !== undefined) return exact
  const key = headerKey(name)
  for (const column of columns.values()) if (headerKey(column.name) === key) return column
  const meant = nearestWord(name, columns.keys())
  return `'${name}' is no column of \`columns\`${meant === null ? '' : `: is '${meant}' meant?`}`
}

function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value as T]
}

/** The targets that rules name, as opposed to those that come of themselves: a second phone, an extension. */
function namedTargets(rules: readonly RuleEntry[]): ReadonlyMap<string, number> {
  const named = new Map<string, number>()
  for (const [index, entry] of rules.entries()) {
    const { to } = entry as { to?: Target | Target[] }
    for (const target of listOf(to)) if (!named.has(target)) named.set(target, index)
  }
  return named
}

interface Built {
  readonly rule: Rule
  readonly index: number
  /** Those that no other rule may name. */
  readonly claimed: readonly Target[]
}

/** Lists and keys that several rules may add to. */
const shared = new Set<string>([
  ...['attributes.phone_extension', 'attributes.other_phones', 'attributes.fax', 'attributes.other_emails'],
  ...['attributes.other_websites', 'attributes.other_contacts', 'attributes.other_license_numbers'],
])

function buildRule(
  file: SourceFile,
  entry: RuleEntry,
  index: number,
  columns: Columns,
  named: ReadonlyMap<string, number>,
  problems: SourceProblem[],
): Built | undefined {
  const definition = ruleDefinitions.find(({ name }) => name === entry.rule)
  if (definition === undefined) return undefined
  const path: JsonPath = ['rules', index]
  const before = problems.length
  const base = file.file?.noValue === undefined ? usualNoValue : noValueWords(choiceOf(file.file.noValue))
  const never = { has: () => false, mayHave: () => false }
  const takesAll =
    definition.readsLists === true && entry.split !== undefined && entry.split.part === undefined
  const prepare = preparing(entry, definition.readsNoValue ? never : base, {
    takesAllParts: takesAll,
    tellsEmptied: definition.tellsEmptied ?? false,
  })
  if (entry.split !== undefined && entry.split.part === undefined && !definition.readsLists)
    problems.push({
      path: [...path, 'split'],
      message: `needs \`part\`: the rule ${entry.rule} reads one value`,
    })

  const inputOf = (
    refs: ColumnRefs,
    option: JsonPath,
    how: { kind: CellKind; join: string | null; constant: string; prepared: boolean },
  ): Input => ({
    feeds: listOf<ColumnRef>(refs).map((ref, place) =>
      feedOf(ref, Array.isArray(refs) ? [...option, place] : option),
    ),
    kind: how.kind,
    join: how.join,
    constant: how.constant,
    prepare: how.prepared ? prepare : null,
  })
  const feedOf = (ref: ColumnRef, at: JsonPath) => {
    const { column: name, prefix = '', suffix = '' } = typeof ref === 'string' ? { column: ref } : ref
    const column = findColumn(columns, name)
    if (typeof column === 'string') {
      problems.push({
        path: [...path, ...at, ...(typeof ref === 'string' ? [] : ['column'])],
        message: column,
      })
      return { column: { name, aliases: [] }, prefix, suffix }
    }
    return { column, prefix, suffix }
  }
  const { from, join, coalesce = false, constant = '' } = entry
  const isOne = join !== undefined || coalesce
  if (join !== undefined && coalesce)
    problems.push({
      path: [...path, 'coalesce'],
      message: 'stands beside `join`: several columns are one or the other',
    })

  const parts: RuleParts = {
    main(kind, separator) {
      if (from === undefined && constant === '')
        throw new RuleProblem([], 'needs `from`: the column that it reads')
      if (Array.isArray(from) && from.length > 1 && !isOne && separator === undefined)
        throw new RuleProblem(
          ['from'],
          `names ${from.length} columns: say \`join\` with a separator, or \`coalesce\` for the first that has a value`,
        )
      return inputOf(from ?? [], ['from'], {
        kind,
        join: coalesce ? null : (join ?? separator ?? null),
        constant,
        prepared: true,
      })
    },
    list(kind) {
      if (from === undefined && constant === '')
        throw new RuleProblem([], 'needs `from`: the columns that it reads')
      if (isOne || from === undefined || !Array.isArray(from)) return [parts.main(kind)]
      return from.map((ref, place) => ({
        ...inputOf(ref, ['from', place], { kind, join: null, constant: '', prepared: true }),
        constant: place === 0 ? constant : '',
      }))
    },
    option: (name, refs, { kind = 'value', separator, prepared = false }: OptionCell = {}) =>
      inputOf(refs, name.split('.'), {
        kind,
        join: coalesce ? null : (separator ?? ' '),
        constant: '',
        prepared,
      }),
    optionList: (name, refs, { kind = 'value', prepared = false } = {}) =>
      listOf<ColumnRef>(refs).map((ref, place) =>
        inputOf(ref, [...name.split('.'), ...(Array.isArray(refs) ? [place] : [])], {
          kind,
          join: null,
          constant: '',
          prepared,
        }),
      ),
    targets(usual) {
      const own = listOf((entry as { to?: Target | Target[] }).to)
      if (own.length > 0) return [...own]
      if (usual !== undefined) return [...usual]
      throw new RuleProblem([], 'needs `to`: the field that it fills')
    },
    isFree: (target) => !named.has(target),
    says: definition.says,
    noValue: entry.noValue === undefined ? base : noValueWords(choiceOf(entry.noValue)),
  }
  try {
    const rule: BuiltRule = definition.build(entry as never, parts)
    if (problems.length > before) return undefined
    const said = entry.why === undefined ? rule.says : `${rule.says} (${cleanText(entry.why)})`
    const made = fed({ ...rule, says: said }, rule.inputs)
    return { rule: made, index, claimed: rule.targets.filter((target) => !shared.has(target)) }
  } catch (error) {
    if (!(error instanceof RuleProblem)) throw error
    problems.push({ path: [...path, ...error.path], message: error.message })
    return undefined
  }
}

function refuseTwice(built: readonly (Built | undefined)[], problems: SourceProblem[]): void {
  const owners = new Map<string, number>()
  for (const one of built) {
    if (one === undefined) continue
    for (const target of new Set(one.claimed)) {
      const owner = owners.get(target)
      if (owner !== undefined)
        problems.push({
          path: ['rules', one.index, 'to'],
          message: `${target} is filled by rules[${owner}] already: a field has one rule`,
        })
      owners.set(target, one.index)
    }
  }
}

function ignoredColumns(
  file: SourceFile,
  columns: Columns,
  rules: readonly Rule[],
  problems: SourceProblem[],
): ReadonlyMap<Column, string> {
  const used = new Set(rules.flatMap((rule) => rule.columns))
  const ignored = new Map<Column, string>()
  for (const [index, { column: name, why }] of (file.ignore ?? []).entries()) {
    const column = findColumn(columns, name)
    const path = ['ignore', index, 'column']
    if (typeof column === 'string') problems.push({ path, message: column })
    else if (used.has(column))
      problems.push({ path, message: `'${name}' is read by a rule, so it is not ignored` })
    else ignored.set(column, why)
  }
  for (const name of file.file?.onePer?.drop ?? []) {
    const column = findColumn(columns, name)
    if (typeof column !== 'string' && !used.has(column))
      ignored.set(column, 'a facility has several of these')
  }
  return ignored
}

/** Columns that the file's part and the examples name. */
function checkNamed({ file, examples }: SourceFile, columns: Columns, problems: SourceProblem[]): void {
  const check = (name: string, path: JsonPath) => {
    const column = findColumn(columns, name)
    if (typeof column === 'string') problems.push({ path, message: column })
  }
  for (const option of ['only', 'except'] as const)
    for (const [index, { column }] of listOf(file?.[option]).entries())
      check(column, ['file', option, ...(Array.isArray(file?.[option]) ? [index] : []), 'column'])
  for (const [index, name] of listOf(file?.onePer?.column).entries())
    check(name, ['file', 'onePer', 'column', ...(Array.isArray(file?.onePer?.column) ? [index] : [])])
  for (const [index, name] of (file?.onePer?.drop ?? []).entries())
    check(name, ['file', 'onePer', 'drop', index])
  for (const [index, example] of examples.entries()) {
    for (const name of Object.keys(example.record)) check(name, ['examples', index, 'record', name])
    const ends = [example.becomes, example.rejected, example.setAside].filter((end) => end !== undefined)
    if (ends.length !== 1)
      problems.push({
        path: ['examples', index],
        message: 'needs one of `becomes`, `rejected` and `setAside`',
      })
  }
}

/** Columns that no rule names: kept in attributes under their header in snake_case, or ignored. */
function keptColumns(columns: Columns, rules: readonly Rule[], ignored: ReadonlyMap<Column, string>): Rule[] {
  const used = new Set(rules.flatMap((rule) => rule.columns))
  const keys = new Set<string>(
    rules
      .flatMap(({ targets }) => targets)
      .flatMap((target) => (target.startsWith('attributes.') ? [target.slice(11)] : [])),
  )
  const kept: Rule[] = []
  for (const column of columns.values()) {
    if (used.has(column)) continue
    const why = ignored.get(column)
    if (why !== undefined) {
      kept.push({ columns: [column], targets: [], says: `Ignored: ${why}`, read: () => undefined })
      continue
    }
    const base = snakeCase(column.name) || 'column'
    let key = base
    for (let count = 2; keys.has(key); count += 1) key = `${base}_${count}`
    keys.add(key)
    kept.push({
      columns: [column],
      targets: [`attributes.${key}`],
      says: 'Kept in attributes',
      read(cells, record) {
        const cell = cells[0] as string
        const value = cleanText(cell)
        if (value !== null) record.attributes[key] = value
      },
    })
  }
  return kept
}
