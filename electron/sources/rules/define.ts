import type { z } from 'zod'
import type { CellKind } from '../../clean/text/cell.ts'
import type { NoValueWords } from '../../clean/text/noValue.ts'
import type { CellRule, Input } from '../format/inputs.ts'
import type { JsonPath } from '../format/jsonPlaces.ts'
import type { ColumnRefs, common } from '../format/parts.ts'
import type { Target } from '../rule.ts'

/** A rule of a source file can't be read; the path begins at the rule. */
export class RuleProblem extends Error {
  readonly path: JsonPath
  constructor(path: JsonPath, message: string) {
    super(message)
    this.path = path
  }
}

/** What a rule is made with: its columns as cells, and its targets. */
export interface RuleParts {
  /** The one cell of `from` and `constant`. Several columns are joined by `separator` where nothing is said. */
  main(kind: CellKind, separator?: string): Input
  /** Each column of `from` as a cell of its own, unless they are to be made one. */
  list(kind: CellKind): Input[]
  /** The cell of an option that names columns; `prepared`: `strip`, `split` and the like are for it too. */
  option(name: string, refs: ColumnRefs, how?: OptionCell): Input
  /** The same for each of its columns. */
  optionList(name: string, refs: ColumnRefs, how?: OptionCell): Input[]
  targets(usual?: readonly Target[]): Target[]
  /** No other rule of the source names it. */
  isFree(target: Target): boolean
  /** What the rule reads, in a person's words. */
  readonly says: string
  readonly noValue: NoValueWords
}

export interface OptionCell {
  readonly kind?: CellKind
  readonly separator?: string
  readonly prepared?: boolean
}

/** A rule ready to be fed: its cells in the order of `inputs`. */
export interface BuiltRule extends CellRule {
  readonly inputs: readonly Input[]
}

type Options<Shape extends z.ZodRawShape> = z.infer<z.ZodObject<Shape & typeof common>>

export interface RuleDefinition {
  readonly name: string
  /** What it reads, for the schema and the reference. */
  readonly says: string
  /** Made when a source file is read by them: those that are shipped need none. */
  readonly options: () => z.ZodRawShape
  /** It reads words for no value itself. */
  readonly readsNoValue?: boolean
  /** `split` without a part cuts its cells into lists. */
  readonly readsLists?: boolean
  /** It tells of a cell that holds nothing but what is stripped. */
  readonly tellsEmptied?: boolean
  build(options: never, parts: RuleParts): BuiltRule
}

export function defineRule<Shape extends z.ZodRawShape>(
  definition: Omit<RuleDefinition, 'options' | 'build'> & {
    readonly options: () => Shape
    build(options: Options<Shape>, parts: RuleParts): BuiltRule
  },
): RuleDefinition {
  return definition as unknown as RuleDefinition
}
