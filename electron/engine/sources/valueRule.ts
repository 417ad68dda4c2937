import { LoaderError } from '../../../shared/errors.ts'
import type { ColumnRef } from '../../sources/format/parts.ts'
import { readSource } from '../../sources/format/readSource.ts'
import type { RuleEntry, SourceFile } from '../../sources/format/sourceFile.ts'
import { snakeCase } from '../../sources/headers.ts'
import { layoutOf } from '../../sources/layout.ts'
import { recordReader } from '../../sources/readRecord.ts'
import type { Source } from '../../sources/source.ts'
import { canonicalText } from './sourceVersions.ts'

/** What a person wants of a value in all files of a source. */
interface ValueRuleRequest {
  /** The source's own name of the column. */
  readonly column: string
  readonly from: string
  /** Empty: no value. */
  readonly to: string
}

interface ValueRule {
  /** The source with it, as it is saved. */
  readonly text: string
  /** In words: `'N/A' in County is no value (rule text)`. */
  readonly says: string
}

const longestWord = 200
const longestValue = 500

/**
 * A source that reads a value as a person wants it: as no value, or as another one. It goes to the rule that reads the
 * column, since a value may mean another thing elsewhere.
 * @throws LoaderError usage where no rule can say so.
 */
export function withValueRule(source: Source, { column, from, to }: ValueRuleRequest): ValueRule {
  if (from.trim() === '') throw refusal('an empty cell is no value that a rule could know')
  if (from.length > (to === '' ? longestWord : longestValue))
    throw refusal('the value is too long for a rule')
  const { file } = source
  const at = file.rules.findIndex(({ from: refs }) => columnsOf(refs).includes(column))
  const rules: RuleEntry[] =
    at < 0
      ? [...file.rules, changed(attributeRule(file, column), from, to)]
      : file.rules.map((rule, index) => (index === at ? changed(requirePlain(rule), from, to) : rule))
  const { source: made, problems } = readSource(canonicalText({ ...source, file: { ...file, rules } }))
  if (made === null) throw refusal(`the source would not fit together: ${problems[0]?.message}`)
  const rule = rules[at < 0 ? rules.length - 1 : at] as RuleEntry
  const means = to === '' ? 'is no value' : `means '${to}'`
  return { text: canonicalText(made), says: `'${from}' in ${column} ${means} (rule ${rule.rule})` }
}

/**
 * Looks on a record of the file whether the rule does what the edit would: else another rule reads the cell too, or
 * needs more than it.
 * @throws LoaderError usage
 */
export function requireSameEffect(
  old: Source,
  made: Source,
  of: {
    readonly header: readonly string[]
    readonly runDate: string
    readonly cells: readonly string[]
    readonly place: number
    readonly to: string
  },
): void {
  const read = (source: Source, cells: readonly string[]) => {
    const { record, reject, aside } = recordReader(layoutOf(source, of.header), of.runDate)(cells)
    return JSON.stringify([record, reject?.cause ?? null, aside ?? null])
  }
  const edited = of.cells.map((cell, place) => (place === of.place ? of.to : cell))
  if (read(made, of.cells) !== read(old, edited))
    throw refusal(
      'the source reads this cell in another way too, so that the rule would not do what the edit does',
    )
}

function columnsOf(refs: RuleEntry['from']): string[] {
  const list: readonly ColumnRef[] =
    refs === undefined ? [] : Array.isArray(refs) ? refs : [refs as ColumnRef]
  return list.map((ref) => (typeof ref === 'string' ? ref : ref.column))
}

/** A rule whose values are those of the one cell that it reads. */
function requirePlain(rule: RuleEntry): RuleEntry {
  if (columnsOf(rule.from).length > 1)
    throw refusal(`the rule ${rule.rule} reads several columns, so that the value alone says too little`)
  if (rule.strip !== undefined || rule.split !== undefined)
    throw refusal(`the rule ${rule.rule} cuts the cell before it looks at its value`)
  return rule
}

function changed(rule: RuleEntry, from: string, to: string): RuleEntry {
  const { noValue = [], values } = rule
  const known = Array.isArray(noValue) ? { more: noValue } : noValue
  if (to !== '') {
    const more = known.more?.filter((word) => word.toLowerCase() !== from.toLowerCase()) ?? []
    const { more: _, ...rest } = known
    const { noValue: __, ...own } = rule
    const words = { ...rest, ...(more.length > 0 && { more }) }
    const hasWords = Object.keys(words).length > 0
    return {
      ...own,
      ...(hasWords && { noValue: words }),
      values: { ...without(values ?? {}, from), [from]: to },
    } as RuleEntry
  }
  return {
    ...rule,
    ...(values !== undefined && { values: { ...without(values, from) } }),
    noValue: { ...known, more: [...new Set([...(known.more ?? []), from])] },
  }
}

/** Values are known without regard to case. */
function without<Of>(values: Readonly<Record<string, Of>>, from: string): Record<string, Of> {
  return Object.fromEntries(
    Object.entries(values).filter(([key]) => key.toLowerCase() !== from.toLowerCase()),
  )
}

/** A column that no rule names is kept in attributes under its own name: then this rule does that. */
function attributeRule({ columns }: SourceFile, column: string): RuleEntry {
  const known = columns.some((one) => (typeof one === 'string' ? one : one.name) === column)
  if (!known) throw refusal(`the source does not know the column ${column}`)
  return { rule: 'attribute', from: column, to: `attributes.${snakeCase(column) || 'column'}` } as RuleEntry
}

function refusal(why: string): LoaderError {
  return new LoaderError('usage', `That can't be kept as a rule: ${why}.`, {
    hint: 'Keep it for this run, or as a standing correction.',
  })
}
