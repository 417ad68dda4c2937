import { z } from 'zod'
import type { CleanedRecord, RecordField } from '../../../shared/columns.ts'
import { type Cleaned, notUnderstood, type Problem } from '../../clean/cleaned.ts'
import { cleanState } from '../../clean/place/state.ts'
import { cleanZip } from '../../clean/place/zip.ts'
import type { CellKind } from '../../clean/text/cell.ts'
import { cleanIdentifierNumber } from '../../clean/text/identifier.ts'
import { labelKey } from '../../clean/text/label.ts'
import { lengthLimits, withinLength } from '../../clean/text/length.ts'
import { cleanText } from '../../clean/text/text.ts'
import { inTurns, writer } from '../format/inputs.ts'
import { targets, targetsOf } from '../format/parts.ts'
import type { Report, Target } from '../rule.ts'
import { type BuiltRule, defineRule, type RuleParts } from './define.ts'

/** Fields whose length DATA.md bounds; the others may be as long as a cell. */
const limits: Partial<Record<string, number>> = lengthLimits

/** Fields whose text may begin with an apostrophe of its own. */
const nameFields: readonly RecordField[] = [
  ...(['company', 'licensee_name', 'operator', 'first_name', 'last_name', 'address1', 'address2'] as const),
]

/** Takes what a cell gave for a target, the rule's n-th column, and what was odd about it. */
export type Fill = (
  record: CleanedRecord,
  value: string | null,
  column: number,
  report: Report,
  problem?: Problem | null,
) => void

/** Writes a text within the length of its field; a longer one is told instead of what else was odd about it. */
export function fittingWriter(target: Target): Fill {
  const write = writer<string>(target)
  const limit = limits[target] ?? Number.POSITIVE_INFINITY
  return (record, value, column, report, problem = null) => {
    if (value !== null && value.length <= limit && problem === null) {
      write(record, value)
      return
    }
    const fitting = withinLength(value, limit)
    write(record, fitting.value)
    const told = fitting.problem ?? problem
    if (told !== null) report(column, target, told)
  }
}

/** A rule that is one cleaning step of one text, written to each target within its own length. */
export function textStep(
  parts: RuleParts,
  says: string,
  clean: (cell: string) => Cleaned<string>,
  { kind, usual }: { readonly kind?: CellKind; readonly usual?: Target } = {},
): BuiltRule {
  const filled = parts.targets(usual && [usual])
  const own = filled.some((target) => (nameFields as readonly string[]).includes(target)) ? 'name' : 'value'
  const fill = inTurns(filled.map(fittingWriter))
  return {
    inputs: [parts.main(kind ?? own)],
    targets: filled,
    says,
    read(cells, record, report) {
      const cell = cells[0] as string
      if (cell === '') return
      const { value, problem } = clean(cell)
      fill(record, value, 0, report, problem)
    },
  }
}

const asText = (cell: string): Cleaned<string> => ({ value: cleanText(cell), problem: null })

export const textRule = defineRule({
  name: 'text',
  says: 'Text: outer spaces trimmed, inner runs of spaces made one',
  options: () => ({ to: targets('text') }),
  build: (_, parts) => textStep(parts, parts.says, asText),
})

export const attributeRule = defineRule({
  name: 'attribute',
  says: 'Text, kept in attributes',
  options: () => ({ to: targetsOf([]) }),
  build: (_, parts) => textStep(parts, parts.says, asText),
})

const someDigit = /[0-9]/

export const identifierRule = defineRule({
  name: 'identifier',
  says: 'Identifier: kept character for character',
  options: () => ({
    to: targets('text'),
    needs: z.enum(['digit']).optional().describe('What holds no digit is none, and is told.'),
  }),
  build: ({ needs }, parts) =>
    textStep(
      parts,
      parts.says,
      (cell) =>
        needs === 'digit' && !someDigit.test(cell)
          ? notUnderstood('number_not_understood', 'holds no digit, as every such number does')
          : cleanIdentifierNumber(cell),
      { kind: 'identifier' },
    ),
})

export const stateRule = defineRule({
  name: 'state',
  says: 'State, as written',
  options: () => ({ to: targets('text').optional() }),
  build: (_, parts) => textStep(parts, parts.says, cleanState, { usual: 'state' }),
})

export const zipRule = defineRule({
  name: 'zip',
  says: 'ZIP code, as written; nine digits get their hyphen',
  options: () => ({ to: targets('text').optional() }),
  build: (_, parts) => textStep(parts, parts.says, cleanZip, { kind: 'identifier', usual: 'zip' }),
})

const labelSeparators = /\s*[;,|\n]\s*/

export const labelsRule = defineRule({
  name: 'labels',
  says: 'Those of some labels that stand in any of these columns, as a sorted list',
  readsLists: true,
  options: () => ({
    to: targets('text'),
    blank: z
      .array(z.never())
      .max(0)
      .nullable()
      .optional()
      .describe('What no label means: [] is an empty list; else nothing.'),
  }),
  build({ blank, split }, parts) {
    const filled = parts.targets()
    const writes = filled.map((target) => ({
      isList: target.startsWith('attributes.'),
      list: writer<readonly string[]>(target),
      text: writer<string>(target),
    }))
    const separator = split === undefined ? null : split.at
    const list = parts.list('value')
    const add = (found: string[], label: string | null) => {
      if (label === null || found.includes(label) || parts.noValue.has(label)) return
      const key = labelKey(label)
      if (key !== null && !found.some((other) => labelKey(other) === key)) found.push(label)
    }
    return {
      inputs: list.map((input) => (separator === null ? input : { ...input, prepare: null })),
      targets: filled,
      says: parts.says,
      ...(blank && { always: true }),
      read(cells, record) {
        const found: string[] = []
        for (let index = 0; index < cells.length; index += 1) {
          const cell = cells[index] as string
          if (cell === '') continue
          if (separator === null) add(found, cleanText(cell))
          else
            for (const part of cell.split(separator === ';' ? labelSeparators : separator)) {
              const prepare = list[index]?.prepare ?? null
              add(found, cleanText(prepare === null ? part.trim() : prepare(part.trim())))
            }
        }
        if (found.length === 0 && !blank) return
        if (found.length > 1) found.sort()
        for (const { isList, list: writeList, text } of writes) {
          if (isList) writeList(record, found)
          else if (found.length > 0) text(record, found.join(', '))
        }
      },
    }
  },
})
