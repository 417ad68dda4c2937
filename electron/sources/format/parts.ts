import { z } from 'zod'
import type { ColumnType } from '../../../shared/columns/definition.ts'
import { recordColumns } from '../../../shared/columns.ts'
import type { Target } from '../rule.ts'
import { nearestWord } from './nearest.ts'

// The parts that the definitions of rules share: what reads a source file, and the published schema, are made from them.

export const sentence = z.string().min(1).max(2000)
export const why = sentence.optional().describe('Why it is so, for who reads the file.')

export const columnName = z.string().min(1).max(200).describe('A header that stands in `columns`.')

const columnPart = z
  .strictObject({
    column: columnName,
    prefix: z
      .string()
      .min(1)
      .max(50)
      .optional()
      .describe('Put before the cell where it has a value, as in `APT `.'),
    suffix: z.string().min(1).max(50).optional().describe('Put behind the cell where it has a value.'),
  })
  .describe('A column, with what is put round its cell where that has a value.')

export const columnRef = z.union([columnName, columnPart])
export type ColumnRef = z.infer<typeof columnRef>

/** One column, or several. */
export const columnRefs = z.union([columnRef, z.array(columnRef).min(1).max(60)])
export type ColumnRefs = z.infer<typeof columnRefs>

const words = z.array(z.string().min(1).max(200)).min(1).max(200)

export const noValue = z
  .union([
    words,
    z.strictObject({
      more: words.optional().describe('Words that say that there is no value, besides the usual ones.'),
      except: words.optional().describe('Usual words for no value that are values in this file.'),
    }),
  ])
  .describe('Words that say that there is no value, besides N/A, NULL, TBD, Unknown and the like.')
export type NoValue = z.infer<typeof noValue>

const oneOrMore = z.union([z.string().min(1).max(200), words])

const strip = z
  .union([
    z.string().min(1).max(20),
    z.strictObject({
      around: z
        .string()
        .min(1)
        .max(20)
        .optional()
        .describe('Characters taken off both ends, as often as they stand there.'),
      prefix: oneOrMore
        .optional()
        .describe('Words taken off the beginning; several are tried until none is left.'),
      suffix: oneOrMore.optional().describe('Words taken off the end; several are tried until none is left.'),
      required: z.boolean().optional().describe('A cell without such a prefix or suffix says nothing.'),
    }),
  ])
  .describe('What is taken off a cell before it is read: characters at both ends, or a prefix or suffix.')
export type Strip = z.infer<typeof strip>

const split = z
  .strictObject({
    at: z.string().min(1).max(20).describe('The separator; spaces round it count for nothing.'),
    part: z
      .int()
      .min(-20)
      .max(20)
      .refine((part) => part !== 0, 'parts are counted from 1, or from -1 at the end')
      .optional()
      .describe(
        'Which part counts: 1 is the first, -1 the last. Rules that read lists take all parts without it.',
      ),
  })
  .describe('Cuts a cell at a separator.')
export type Split = z.infer<typeof split>

const meaning = z.union([z.string().max(500), z.boolean(), z.number(), z.null()])

/** Options of every rule. */
export const common = {
  why,
  from: columnRefs
    .optional()
    .describe(
      'The column that is read. Several need `join` or `coalesce`, where the rule has no use for a list.',
    ),
  join: z
    .string()
    .max(20)
    .optional()
    .describe('What stands between the cells of several columns when they are made one.'),
  coalesce: z.boolean().optional().describe('Of several columns the first that has a value counts.'),
  constant: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .describe('What is read where no column is named, or none has a value.'),
  values: z
    .record(z.string().min(1).max(500), meaning)
    .optional()
    .describe('From what the file writes, without regard to case, to what it means; null is no value.'),
  else: meaning.optional().describe('What any other value means; without it, it stays as it is.'),
  noValue: noValue.optional(),
  strip: strip.optional(),
  split: split.optional(),
}

const attributePattern = /^attributes\.[a-z0-9][a-z0-9_]{0,62}$/

/** Where a rule may write: fields of some types, and keys of attributes. */
export function targets(...types: ColumnType[]) {
  const fields = recordColumns.filter(({ type }) => types.includes(type)).map(({ name }) => name)
  return targetsOf(fields)
}

export function targetsOf(fields: readonly string[], mayBeAttribute = true) {
  const isTarget = (text: string) => fields.includes(text) || (mayBeAttribute && attributePattern.test(text))
  const key = { pattern: attributePattern.source }
  // a refinement, since a union of names and keys would not tell which name is meant
  const one = z
    .string()
    .refine(isTarget, { error: ({ input }) => noTarget(input, fields, mayBeAttribute) })
    .meta({
      anyOf: [...(fields.length > 0 ? [{ enum: [...fields] }] : []), ...(mayBeAttribute ? [key] : [])],
    })
  return z
    .union([one, z.array(one).min(1).max(20)])
    .describe(
      'The field that is filled, or several; `attributes.x` is a key of attributes.',
    ) as unknown as z.ZodType<Target | Target[]>
}

/** Of a rule that fills more fields the nearest one is told. */
const mostListed = 5

function noTarget(input: unknown, fields: readonly string[], mayBeAttribute: boolean): string {
  if (typeof input !== 'string') return 'is no target: write the name of a field or attributes.some_key'
  const known = recordColumns.find(({ name }) => name === input)
  if (known !== undefined) return `'${input}' holds another type of value than this rule reads`
  if (input.startsWith('attributes.'))
    return `'${input}' is no key of attributes: small letters, digits and _ are allowed`
  const slip = nearestWord(input, fields, 2)
  // license_expiry is near license_type in its letters alone
  if (slip === null && fields.length > 1 && fields.length <= mostListed)
    return `'${input}' is no target: this rule fills ${fields.join(', ')}${mayBeAttribute ? ', or attributes.some_key' : ''}`
  const meant = slip ?? nearestWord(input, [...fields, ...recordColumns.map(({ name }) => name)])
  return `'${input}' is no target${meant === null ? '' : `: is ${meant} meant?`}`
}
