import type { NoValueChoice } from '../clean/text/noValue.ts'
import type { SourceFile } from './format/sourceFile.ts'
import type { Column } from './headers.ts'
import type { Rule } from './rule.ts'

/** An agency's layout, ready to read files. */
export interface Source {
  readonly id: string
  /** USPS code: the state that issues the licenses. */
  readonly state: string
  readonly title: string
  /** The columns that feed the company: a file must have one of them to be of this source, and one of `licenseNumber`. */
  readonly company: readonly Column[]
  readonly licenseNumber: readonly Column[]
  readonly rules: readonly Rule[]
  /** How its words for no value differ from the usual ones. */
  readonly noValue?: NoValueChoice
  /** Its dates have the day before the month: `31/12/2023`. */
  readonly dayFirst?: boolean
  /** A person added it, here or in a folder: of a tie it goes before one that is shipped. */
  readonly isAdded?: boolean
  /** What it was made from: plain data, which crosses to other threads. */
  readonly file: SourceFile
}

/** The columns that the source's rules read, each once, in the order of the rules. */
export function sourceColumns(source: Pick<Source, 'rules'>): Column[] {
  return [...new Set(source.rules.flatMap((rule) => rule.columns))]
}

/** A file must have one column of each of these to be of the source: those of company and of license number. */
export function neededColumns({ company, licenseNumber }: Source): readonly (readonly Column[])[] {
  return [company, licenseNumber]
}

export function isNeeded(source: Source, column: Column): boolean {
  return neededColumns(source).some((any) => any.includes(column))
}
