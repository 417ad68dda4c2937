import { madeSource } from '../sources/format/buildSource.ts'
import { layoutOf } from '../sources/layout.ts'
import type { ProposedSource } from '../sources/propose/propose.ts'
import { recordReader } from '../sources/readRecord.ts'

/** A file whose right values are known. */
export interface Scored {
  readonly header: readonly string[]
  readonly records: readonly (readonly string[])[]
  /** Right values by 0-based place of the record; fields that are not named are not compared. */
  readonly expected: readonly { readonly at: number; readonly fields: Readonly<Record<string, unknown>> }[]
}

/** How the values of one field came out. */
interface FieldScore {
  right: number
  /** Another value than the right one, or one where there is none. */
  wrong: number
  /** Of the wrong ones those whose rule was called sure. */
  sureWrong: number
  /** No value where there is one. */
  missing: number
}

type Scores = Map<string, FieldScore>

export function emptyScores(): Scores {
  return new Map()
}

const runDate = '2025-11-05'

/** Reads the case by the proposed source and compares each expected value. */
export function score(
  { header, records, expected }: Scored,
  { file, proposal }: ProposedSource,
  into: Scores,
  say?: (line: string) => void,
): void {
  const source = madeSource(file)
  const read = recordReader(layoutOf(source, header), runDate)
  const sure = new Set(proposal.rules.filter((rule) => rule.sure).flatMap(({ targets }) => targets))
  for (const { at, fields } of expected) {
    const { record, reject } = read(records[at] as string[])
    for (const [field, value] of Object.entries(fields)) {
      const found =
        reject !== null
          ? null
          : field.startsWith('attributes.')
            ? (record.attributes[field.slice(11)] ?? null)
            : record[field as 'company']
      const own = into.get(field) ?? { right: 0, wrong: 0, sureWrong: 0, missing: 0 }
      into.set(field, own)
      if (JSON.stringify(found) === JSON.stringify(value)) own.right += 1
      else if (found === null) own.missing += 1
      else own.wrong += 1
      if (JSON.stringify(found) !== JSON.stringify(value)) {
        if (sure.has(field) && reject === null) own.sureWrong += 1
        say?.(
          `${field}${sure.has(field) ? ' (sure)' : ''}: ${JSON.stringify(found)?.slice(0, 60)}, right is ${JSON.stringify(value)?.slice(0, 60)}${reject ? ` (rejected: ${reject.cause})` : ''}`,
        )
      }
    }
  }
}

export function totals(scores: Scores): FieldScore {
  const all = { right: 0, wrong: 0, sureWrong: 0, missing: 0 }
  for (const one of scores.values())
    for (const key of Object.keys(all) as (keyof FieldScore)[]) all[key] += one[key]
  return all
}

export function share({ right, wrong, missing }: FieldScore): string {
  const all = right + wrong + missing
  return all === 0 ? '–' : `${((100 * right) / all).toFixed(1)} %`
}
