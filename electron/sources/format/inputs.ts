import type { RecordField } from '../../../shared/columns.ts'
import { compiled } from '../../../shared/compiled.ts'
import type { Problem } from '../../clean/cleaned.ts'
import type { CellKind } from '../../clean/text/cell.ts'
import { labelKey } from '../../clean/text/label.ts'
import { type NoValueWords, noValueOf, noValueWords } from '../../clean/text/noValue.ts'
import type { Column } from '../headers.ts'
import type { Report, Rule, Target } from '../rule.ts'
import type { NoValue, Split, Strip } from './parts.ts'

/** A column that feeds a cell of a rule, with what is put round it. */
interface Feed {
  readonly column: Column
  readonly prefix: string
  readonly suffix: string
}

/** What is done with a cell before a rule reads it. */
interface Preparing {
  readonly strip?: Strip | undefined
  readonly split?: Split | undefined
  readonly noValue?: NoValue | undefined
  readonly values?: Readonly<Record<string, string | number | boolean | null>> | undefined
  readonly else?: string | number | boolean | null | undefined
}

/** How a rule reads what is prepared. */
interface PreparingFor {
  /** It cuts its cells into lists itself. */
  readonly takesAllParts?: boolean
  /** It tells of a cell that holds nothing but what is stripped: such a cell becomes `strippedBare`. */
  readonly tellsEmptied?: boolean
}

export const strippedBare = ' '

/** One cell that a rule reads, and how it is made of the file's columns. */
export interface Input {
  readonly feeds: readonly Feed[]
  readonly kind: CellKind
  /** Of several: what stands between them, or null where the first with a value counts. */
  readonly join: string | null
  readonly constant: string
  /** Null where the cell is read as it is. */
  readonly prepare: ((cell: string) => string) | null
}

/** A rule by the cells that it reads, wherever they come from. */
export interface CellRule extends Pick<Rule, 'targets' | 'says' | 'always' | 'readsNoValue' | 'read'> {}

/** The reading of a cell that `options` ask for, made once; null where nothing is to be done. */
export function preparing(
  { strip, split, noValue, values, else: other }: Preparing,
  base: NoValueWords,
  { takesAllParts = false, tellsEmptied = false }: PreparingFor = {},
): ((cell: string) => string) | null {
  const steps: ((cell: string) => string)[] = []
  if (strip !== undefined) steps.push(stripping(strip, tellsEmptied))
  if (split?.part !== undefined) steps.push(splitting(split.at, split.part))
  const words = noValue === undefined ? base : noValueWords(choiceOf(noValue))
  const isNone = words === base ? base.has : (cell: string) => words.has(cell) || base.has(cell)
  // a list is cut by its rule, which looks at each part
  if ((steps.length > 0 && !takesAllParts) || noValue !== undefined)
    // an error of a spreadsheet stays, to be told
    steps.push((cell) => (isNone(cell) && !cell.startsWith('#') ? '' : cell))
  if (values !== undefined || other !== undefined) steps.push(lookingUp(values ?? {}, other))
  return steps.length === 0 ? null : steps.reduceRight(inTurn, (cell) => cell)
}

/** Nothing is left to do of a cell that is empty. */
function inTurn(next: (cell: string) => string, step: (cell: string) => string): (cell: string) => string {
  return (cell) => {
    const text = cell === '' ? '' : step(cell)
    return text === '' ? '' : next(text)
  }
}

export function choiceOf(noValue: NoValue): { more?: readonly string[]; except?: readonly string[] } {
  if (Array.isArray(noValue)) return { more: noValue }
  const { more, except } = noValue as Exclude<NoValue, string[]>
  return { ...(more && { more }), ...(except && { except }) }
}

function stripping(strip: Strip, tellsEmptied: boolean): (cell: string) => string {
  const {
    around = '',
    prefix,
    suffix,
    required = false,
  } = typeof strip === 'string' ? { around: strip } : strip
  const prefixes = lowered(prefix)
  const suffixes = lowered(suffix)
  return (cell) => {
    let text = around === '' ? cell : withoutAround(cell, around)
    let isFound = false
    while (text !== '') {
      const first = longestOf(prefixes, text, false, 0)
      const last = longestOf(suffixes, text, true, first)
      if (first === 0 && last === 0) break
      isFound = true
      text = text.slice(first, text.length - last).trim()
    }
    if (required && !isFound) return ''
    return text === '' && tellsEmptied ? strippedBare : text
  }
}

/** How many characters the first of the words takes of the text's beginning, or of its end behind `from`; 0 for none. */
function longestOf(words: readonly Affix[], text: string, isEnd: boolean, from: number): number {
  for (let index = 0; index < words.length; index += 1) {
    const { word, length, first } = words[index] as Affix
    const at = isEnd ? text.length - length : 0
    if (at < from) continue
    // most cells begin otherwise, which one character of ASCII tells
    const code = text.charCodeAt(at)
    if (code < 0x80 && (code | 0x20) !== first) continue
    // some letters change their length in small letters: then only what is written alike is found
    const part = text.slice(at, at + length)
    if (part === word || part.toLowerCase() === word) return length
  }
  return 0
}

interface Affix {
  /** In small letters. */
  readonly word: string
  readonly length: number
  /** Its first character, in small letters if it is one of ASCII. */
  readonly first: number
}

/** The longest first, so that `monitoring since:` goes before `monitoring since`. */
function lowered(words: string | readonly string[] | undefined): Affix[] {
  const list = words === undefined ? [] : typeof words === 'string' ? [words] : [...words]
  return list
    .map((word) => word.toLowerCase())
    .map((word) => ({ word, length: word.length, first: word.charCodeAt(0) | 0x20 }))
    .sort((a, b) => b.length - a.length)
}

function withoutAround(cell: string, characters: string): string {
  let start = 0
  let end = cell.length
  const isOff = (at: number) => characters.includes(cell[at] as string) || cell[at] === ' '
  while (start < end && isOff(start)) start += 1
  while (end > start && isOff(end - 1)) end -= 1
  return cell.slice(start, end)
}

function splitting(at: string, part: number): (cell: string) => string {
  if (part === -1 && at.length === 1)
    return (cell) => {
      const last = cell.lastIndexOf(at)
      return (last < 0 ? cell : cell.slice(last + 1)).trim()
    }
  return (cell) => {
    const parts = cell.split(at)
    return (parts[part > 0 ? part - 1 : parts.length + part] ?? '').trim()
  }
}

function lookingUp(
  values: Readonly<Record<string, string | number | boolean | null>>,
  other: Preparing['else'],
): (cell: string) => string {
  const entries = Object.entries(values)
  const table = new Map(entries.map(([key, value]) => [labelKey(key) ?? key, textOf(value)]))
  // as the source writes them, as nearly every cell does
  const asWritten = new Map(
    entries.flatMap(([key]) => {
      const meaning = table.get(labelKey(key) ?? '')
      return meaning === undefined ? [] : [[key, meaning]]
    }),
  )
  const rest = other === undefined ? null : textOf(other)
  return (cell) => asWritten.get(cell) ?? table.get(labelKey(cell) ?? '') ?? rest ?? cell
}

function textOf(value: string | number | boolean | null): string {
  if (value === null) return ''
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
}

/** The rule that reads the columns by which its cells are fed; one whose cells are columns stays as it is. */
export function fed(rule: CellRule, inputs: readonly Input[]): Rule {
  const columns = inputs.flatMap(({ feeds }) => feeds.map(({ column }) => column))
  const cells = inputs.flatMap(({ feeds, kind }) => feeds.map(() => kind))
  const always = rule.always === true || inputs.some(({ constant }) => constant !== '')
  const main = inputs[0]?.feeds.map(({ column }) => column) ?? []
  const base = { ...rule, columns, main, cells, ...(always && { always }) }
  if (inputs.every(isPlain)) return base
  const starts: number[] = []
  let next = 0
  for (const { feeds } of inputs) {
    starts.push(next)
    next += feeds.length
  }
  const own = inputs.map(() => '')
  const filled = inputs.map(() => 0)
  let outer: Report = () => undefined
  const report: Report = (index, target, problem) => {
    const column = (starts[index] as number) + (filled[index] as number)
    // a constant has no column: the source itself is at fault, and its examples tell
    if (column < columns.length) outer(column, target, problem)
  }
  const tell =
    rule.readsNoValue === true
      ? null
      : (column: number, problem: Problem) => outer(column, rule.targets[0] as Target, problem)
  const only = columns.length === 1 && inputs.length === 1 ? (inputs[0]?.prepare ?? null) : null
  const input = inputs[0] as Input
  if (only !== null && input.constant === '' && hasNothingAround(input))
    return {
      ...base,
      readsOf: only,
      // the usual case, without the ways of the others: 4 % of the reading once it is compiled
      read(given, record, report, context) {
        const raw = given[0] as string
        let text = raw === '' ? '' : only(raw)
        if (text !== '' && rule.readsNoValue !== true && text.charCodeAt(0) === 0x23) {
          const { problem } = noValueOf(text)
          if (problem !== null) {
            report(0, rule.targets[0] as Target, problem)
            text = ''
          }
        }
        own[0] = text
        rule.read(own, record, report, context)
      },
    }
  return {
    ...base,
    ...(only !== null && { readsOf: only }),
    read(given, record, told, context) {
      outer = told
      for (let index = 0; index < inputs.length; index += 1)
        own[index] = taken(inputs[index] as Input, given, starts[index] as number, filled, index, tell)
      rule.read(own, record, report, context)
    },
  }
}

function isPlain(input: Input): boolean {
  return (
    input.feeds.length === 1 && input.constant === '' && input.prepare === null && hasNothingAround(input)
  )
}

function hasNothingAround({ feeds }: Input): boolean {
  return feeds.every(({ prefix, suffix }) => prefix === '' && suffix === '')
}

function taken(
  input: Input,
  given: readonly string[],
  start: number,
  filled: number[],
  index: number,
  tell: ((column: number, problem: Problem) => void) | null,
): string {
  const { feeds, join, prepare, constant } = input
  filled[index] = 0
  let text = ''
  for (let place = 0; place < feeds.length; place += 1) {
    const raw = given[start + place] as string
    const cell = raw === '' || prepare === null ? raw : prepare(raw)
    if (cell === '') continue
    // of a part that was cut from a cell
    if (prepare !== null && tell !== null && cell.startsWith('#')) {
      const { problem } = noValueOf(cell)
      if (problem !== null) {
        tell(start + place, problem)
        continue
      }
    }
    const { prefix, suffix } = feeds[place] as Feed
    const whole = prefix === '' && suffix === '' ? cell : `${prefix}${cell}${suffix}`
    if (text === '') {
      filled[index] = place
      text = whole
      if (join === null) return text
    } else text = `${text}${join}${whole}`
  }
  return text === '' ? constant : text
}

/** Writes one target, made once. Null leaves the field as it is made, and adds no key. */
type Write<T> = (record: Parameters<Rule['read']>[1], value: T | null) => void

export function writer<T>(target: Target): Write<T> {
  if (target.startsWith('attributes.')) {
    const key = target.slice('attributes.'.length)
    return (record, value) => {
      if (value !== null) record.attributes[key] = value as never
    }
  }
  return setter(target as RecordField) as Write<T>
}

/** Writes the same value to each of some targets. */
export function writers<T>(targets: readonly Target[]): Write<T> {
  return inTurns(targets.map((target) => writer<T>(target)))
}

/** One function that calls each; of one it is that one, since code that is not compiled yet walks an array slowly. */
export function inTurns<Given extends unknown[]>(
  calls: readonly ((...given: Given) => void)[],
): (...given: Given) => void {
  const [only] = calls
  if (only !== undefined && calls.length === 1) return only
  return (...given) => {
    for (const call of calls) call(...given)
  }
}

const setters = new Map<RecordField, Write<never>>()

/** Each field has a function of its own: one for all would write by a name that changes, which is several times slower. */
function setter(field: RecordField): Write<never> {
  let made = setters.get(field)
  if (made === undefined) {
    made = compiled<Write<never>>(['record', 'value'], [`if (value !== null) record.${field} = value`])
    setters.set(field, made)
  }
  return made
}
