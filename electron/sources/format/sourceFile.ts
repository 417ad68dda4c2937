import { z } from 'zod'
import { rejectCauses } from '../../../shared/causes.ts'
import { recordColumns } from '../../../shared/columns.ts'
import { stateCodeOf } from '../../clean/place/state.ts'
import { ruleDefinitions } from '../rules/index.ts'
import { columnName, common, noValue, sentence, why } from './parts.ts'

// The one definition of a source file: `readSource` reads by it, and the published schema is made from it.

/** The version of the format that this program reads and writes. */
export const formatVersion = 1
export const schemaFileName = `leads-source-${formatVersion}.schema.json`

const header = z.string().min(1).max(200)
const fileColumn = z.union([
  header,
  z
    .strictObject({
      name: header.describe('The usual header.'),
      aliases: z
        .array(header)
        .min(1)
        .max(50)
        .optional()
        .describe('Other headers of the same column. Case, spaces and punctuation count for nothing.'),
      chosen: header
        .optional()
        .describe(
          'The header that a person chose for it: a file that has it is read by it, whatever else it has.',
        ),
      why,
    })
    .describe('A column with its other headers.'),
])

const cellValues = z.array(z.string().max(500)).min(1).max(1000)
const selection = z
  .strictObject({
    column: columnName,
    is: cellValues
      .optional()
      .describe('The values meant, compared without regard to case; "" is a blank cell.'),
    contains: z
      .array(z.string().min(1).max(500))
      .min(1)
      .max(1000)
      .optional()
      .describe('Cells that hold one of these words.'),
    why,
  })
  .refine(({ is, contains }) => is !== undefined || contains !== undefined, 'needs `is` or `contains`')
const selections = z.union([selection, z.array(selection).min(1).max(20)])

const columnNames = z.union([columnName, z.array(columnName).min(1).max(20)])

const fileShape = z.strictObject({
  delimiter: z
    .enum([',', ';', '\t', '|'])
    .optional()
    .describe('What usually stands between cells; found by itself.'),
  encoding: z.string().max(40).optional().describe('The usual encoding; found by itself.'),
  linesAbove: z
    .int()
    .min(0)
    .max(30)
    .optional()
    .describe('How many lines usually stand above the header; found by themselves.'),
  noValue: noValue.optional(),
  shortRows: z
    .enum(['reject', 'pad'])
    .optional()
    .describe(
      'What becomes of records that lack their last cells: they are rejected, or those cells are blank.',
    ),
  dayFirst: z.boolean().optional().describe('Dates have the day before the month: 31/12/2025.'),
  only: selections
    .optional()
    .describe('Only records whose column has one of these values count; of several all must hold.'),
  except: selections.optional().describe('Records whose column has one of these values are set aside.'),
  onePer: z
    .strictObject({
      column: columnNames.describe(
        'The columns that name one facility, such as the license number: the first record of each counts.',
      ),
      drop: z
        .array(columnName)
        .max(100)
        .optional()
        .describe('Columns of the repeating part, which are not kept: inspections, violations.'),
      why,
    })
    .optional()
    .describe(
      'A facility stands on several records, one for each inspection or the like; the later ones are set aside.',
    ),
})

const cell = z.string().max(100_000)
const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])
const fields = Object.fromEntries(
  recordColumns.filter(({ name }) => name !== 'attributes').map(({ name }) => [name, fieldValue.optional()]),
)
const example = z.strictObject({
  why,
  on: z.iso.date().optional().describe('The run date; 2025-11-05 where none is given.'),
  record: z.record(columnName, cell).describe('Cells by header; a column that is not named is blank.'),
  becomes: z
    .strictObject({ ...fields, attributes: z.record(z.string(), fieldValue).optional() })
    .optional()
    .describe('What the record must become: only the fields named are compared, null is no value.'),
  rejected: z
    .enum(Object.keys(rejectCauses) as [string, ...string[]])
    .optional()
    .describe('The record must be rejected for this.'),
  setAside: z.literal(true).optional().describe('The record must be set aside.'),
  warnings: z
    .array(z.string())
    .optional()
    .describe('Causes of the warnings that it must have, no more and no fewer.'),
})

const makeRule = () =>
  z.discriminatedUnion(
    'rule',
    ruleDefinitions.map(({ name, says, options }) =>
      z.strictObject({ rule: z.literal(name).describe(says), ...common, ...options() }).describe(says),
    ) as unknown as [z.ZodObject<{ rule: z.ZodLiteral<string> } & typeof common>],
  )
export type RuleEntry = z.infer<ReturnType<typeof makeRule>>

const makeSourceFile = () =>
  z
    .strictObject({
      $schema: z.string().max(500).describe(`Ends in ${schemaFileName}: it tells the version of the format.`),
      id: z
        .string()
        .regex(/^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/)
        .max(40)
        .describe('Short and unique: small letters, digits, - and _.'),
      state: z
        .string()
        .refine((code) => stateCodeOf(code) === code, 'is no USPS code of a state')
        .describe('USPS code of the state that issues the licenses.'),
      title: z.string().min(1).max(200).describe('What people call it.'),
      agency: z.string().max(200).optional().describe('Who publishes the file.'),
      url: z
        .string()
        .max(2000)
        .regex(/^https?:\/\//)
        .optional()
        .describe('Where it is published.'),
      why,
      confirmed: z.boolean().optional().describe('False where a proposal was not looked at yet.'),
      file: fileShape.optional().describe('What is usual of the file, and which of its records count.'),
      columns: z
        .array(fileColumn)
        .min(2)
        .max(500)
        .describe(
          "The file's columns; those that no rule names and `ignore` does not list are kept in attributes.",
        ),
      rules: z.array(makeRule()).min(2).max(300),
      ignore: z
        .array(z.strictObject({ column: columnName, why: sentence }))
        .max(500)
        .optional()
        .describe('Columns that are not kept, and why.'),
      examples: z
        .array(example)
        .min(3)
        .max(200)
        .describe('Records as in the file, and what they must become.'),
    })
    .describe('A source of Leads Loader: the layout of the files of one agency.')

let made: ReturnType<typeof makeSourceFile> | null = null

/** Made when the first file is read: most commands read none but those that are shipped. */
export function sourceFile(): ReturnType<typeof makeSourceFile> {
  made ??= makeSourceFile()
  return made
}

export type SourceFile = z.infer<ReturnType<typeof makeSourceFile>>
export type Example = SourceFile['examples'][number]
