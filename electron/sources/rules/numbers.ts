import { z } from 'zod'
import type { CleanedRecord } from '../../../shared/columns.ts'
import type { IsoDate } from '../../../shared/isoDate.ts'
import type { Cleaned, Problem } from '../../clean/cleaned.ts'
import { cleanContaining, cleanFlag, cleanWords } from '../../clean/text/flag.ts'
import { cleanMoney } from '../../clean/text/money.ts'
import { cleanWholeNumber } from '../../clean/text/wholeNumber.ts'
import { cleanExpiryDate, cleanIssueDate, cleanRenewalDate } from '../../clean/time/date.ts'
import type { DateOptions } from '../../clean/time/dateForms.ts'
import { inTurns, strippedBare, writer, writers } from '../format/inputs.ts'
import { targets } from '../format/parts.ts'
import { isAttribute, type Target } from '../rule.ts'
import { type BuiltRule, defineRule, type RuleParts } from './define.ts'

type Clean<T> = (cell: string, runDate: string, dates: DateOptions) => Cleaned<T>

/** A rule that is one cleaning step into a value that is no text. `emptied` tells of a cell that stripping left empty. */
function valueStep<T>(
  parts: RuleParts,
  says: string,
  clean: Clean<T>,
  { usual, emptied = null }: { readonly usual?: Target; readonly emptied?: Problem | null } = {},
): BuiltRule {
  const filled = parts.targets(usual && [usual])
  const write = writers<T>(filled)
  const told: Cleaned<never> | null = emptied && { value: null, problem: emptied }
  return {
    // a cell that holds nothing but what is stripped is no blank one
    inputs: [parts.main('value')],
    targets: filled,
    says,
    read(cells, record, report, { runDate, dates }) {
      const cell = cells[0] as string
      if (cell === '') return
      const { value, problem } = cell === strippedBare && told !== null ? told : clean(cell, runDate, dates)
      write(record, value)
      if (problem !== null) report(0, filled[0] as Target, problem)
    },
  }
}

const dateSteps = { issued: cleanIssueDate, renewed: cleanRenewalDate, expiry: cleanExpiryDate }
const yearRules = {
  issued: 'a two-digit year is the latest not after the run date',
  renewed: 'a two-digit year is the latest within 2 years of the run date',
  expiry: 'a two-digit year is the latest within 20 years of the run date',
}
const ofTarget: Partial<Record<Target, keyof typeof dateSteps>> = {
  license_renewed: 'renewed',
  certificate_expiration_date: 'expiry',
}

export const dateRule = defineRule({
  name: 'date',
  says: 'Date in any usual form',
  tellsEmptied: true,
  options: () => ({
    to: targets('date'),
    as: z
      .enum(['issued', 'renewed', 'expiry'])
      .optional()
      .describe('How a two-digit year is read; else as its target says: a date in attributes as `issued`.'),
    dayFirst: z.boolean().optional().describe('The day stands before the month, in this column alone.'),
  }),
  build({ as, dayFirst }, parts) {
    const kind = as ?? ofTarget[parts.targets()[0] as Target] ?? 'issued'
    const step: Clean<IsoDate> = dateSteps[kind]
    const own = dayFirst === undefined ? null : { dayFirst }
    const clean: Clean<IsoDate> = own === null ? step : (cell, runDate) => step(cell, runDate, own)
    return valueStep(parts, `${parts.says}; ${yearRules[kind]}`, clean, {
      emptied: { cause: 'date_not_understood', why: 'holds no date' },
    })
  },
})

export const countRule = defineRule({
  name: 'count',
  says: 'Whole number, such as 1,200',
  tellsEmptied: true,
  options: () => ({ to: targets('integer') }),
  build: (_, parts) =>
    valueStep(parts, parts.says, cleanWholeNumber, {
      emptied: { cause: 'number_not_understood', why: 'holds no number' },
    }),
})

export const moneyRule = defineRule({
  name: 'money',
  says: 'Amount of dollars, such as $1,250.50, as a number',
  options: () => ({ to: targets() }),
  build: (_, parts) => valueStep(parts, parts.says, cleanMoney),
})

const flagWords = z.array(z.string().min(1).max(200)).min(1).max(100)

export const flagRule = defineRule({
  name: 'flag',
  says: 'Yes or no: Y/N, Yes/No, True/False, T/F, 1/0, X',
  readsNoValue: true,
  options: () => ({
    to: targets('boolean'),
    blank: z
      .boolean()
      .nullable()
      .optional()
      .describe('What a blank cell means; else nothing. A word for no value is never a no.'),
    contains: flagWords
      .optional()
      .describe('Yes where the cell holds one of these words, no where it holds others.'),
    yes: flagWords.optional().describe('The words that mean yes, instead of the usual ones.'),
    no: flagWords.optional().describe('The words that mean no, instead of the usual ones.'),
  }),
  build({ blank = null, contains, yes, no }, parts) {
    const filled = parts.targets()
    const write = inTurns(filled.map(flagWriter))
    const clean =
      contains !== undefined
        ? cleanContaining(contains, parts.noValue)
        : yes !== undefined || no !== undefined
          ? cleanWords(yes ?? [], no ?? [], parts.noValue)
          : (cell: string) => (isNoValue(parts, cell) && !cell.includes('#') ? nothingSaid : cleanFlag(cell))
    return {
      inputs: [parts.main('value')],
      targets: filled,
      says: flagSays(parts.says, contains, yes, blank),
      // only where a blank cell says something must it be told from a word for no value
      readsNoValue: blank !== null,
      read(cells, record, report) {
        const cell = cells[0] as string
        const { value, problem } = cell === '' ? { value: blank, problem: null } : clean(cell)
        write(record, value)
        if (problem !== null) report(0, filled[0] as Target, problem)
      },
    }
  },
})

/** In attributes a flag is a word. */
function flagWriter(target: Target): (record: CleanedRecord, value: boolean | null) => void {
  const write = writer<boolean | string>(target)
  if (!isAttribute(target)) return write
  return (record, value) => write(record, value === null ? null : value ? 'yes' : 'no')
}

const nothingSaid: Cleaned<boolean> = { value: null, problem: null }

function isNoValue({ noValue }: RuleParts, cell: string): boolean {
  return noValue.has(cell.trim())
}

function flagSays(
  says: string,
  contains: readonly string[] | undefined,
  yes: readonly string[] | undefined,
  blank: boolean | null,
) {
  const what =
    contains !== undefined
      ? `Yes when the cell holds ${contains.join(' or ')}`
      : yes !== undefined
        ? `Yes when the cell says ${yes.join(' or ')}`
        : says
  return blank === null ? what : `${what}; ${blank ? 'yes' : 'no'} when it is empty`
}
