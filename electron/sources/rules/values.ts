import type { CleanedRecord, FieldOfType, RecordField } from '../../../shared/columns.ts'
import { cleanLicenseNumber } from '../../clean/care/licenseNumber.ts'
import type { Cleaned, Problem } from '../../clean/cleaned.ts'
import { cleanEmail } from '../../clean/person/email.ts'
import { cleanPhone } from '../../clean/person/phone.ts'
import { cleanState } from '../../clean/place/state.ts'
import { cleanZip } from '../../clean/place/zip.ts'
import type { CellKind } from '../../clean/text/cell.ts'
import { cleanIdentifierNumber } from '../../clean/text/identifier.ts'
import { lengthLimits, withinLength } from '../../clean/text/length.ts'
import type { NoValueWords } from '../../clean/text/noValue.ts'
import { cleanText } from '../../clean/text/text.ts'
import { cleanWholeNumber } from '../../clean/text/wholeNumber.ts'
import { cleanExpiryDate, cleanIssueDate, cleanRenewalDate } from '../../clean/time/date.ts'
import type { DateOptions } from '../../clean/time/dateForms.ts'
import type { Rule } from '../defineSource.ts'
import type { Column } from '../headers.ts'

/** The fields that hold plain text, so that a rule can't put text where a number or a date belongs. */
export type TextField = FieldOfType<'text'>

/** Fields whose length DATA.md bounds; the others may be as long as a cell. */
const limits: Partial<Record<RecordField, number>> = lengthLimits

/** Fields whose text may begin with an apostrophe of its own. */
const nameFields: readonly RecordField[] = [
  ...(['company', 'licensee_name', 'operator', 'first_name', 'last_name', 'address1', 'address2'] as const),
]

/** One text cell that fills one or several fields, each within its own length. */
export function text(column: Column, ...targets: TextField[]): Rule {
  return {
    columns: [column],
    cells: [targets.some((target) => nameFields.includes(target)) ? 'name' : 'value'],
    targets,
    says: 'Text: outer spaces trimmed, inner runs of spaces made one',
    read([cell = ''], record, report) {
      const value = cleanText(cell)
      if (value === null) return
      for (const target of targets) {
        const fitting = withinLength(value, limits[target])
        record[target] = fitting.value
        if (fitting.problem) report(0, target, fitting.problem)
      }
    },
  }
}

/** Text for a key of `attributes`; an empty cell adds no key. */
export function attribute(column: Column, key: string): Rule {
  return {
    columns: [column],
    targets: [`attributes.${key}`],
    says: 'Text, kept in attributes',
    read([cell = ''], record) {
      const value = cleanText(cell)
      if (value !== null) record.attributes[key] = value
    },
  }
}

/** A number that names something: trimmed outside, otherwise character for character. */
export function identifier(column: Column, target: TextField): Rule {
  return {
    columns: [column],
    cells: ['identifier'],
    targets: [target],
    says: 'Identifier: kept character for character',
    read([cell = ''], record, report) {
      const { value, problem } = cleanIdentifierNumber(cell)
      const fitting = withinLength(value, limits[target])
      record[target] = fitting.value
      const told = fitting.problem ?? problem
      if (told) report(0, target, told)
    },
  }
}

/** The license number; further ones of the cell go to attributes. One that a spreadsheet damaged is none. */
export function license(column: Column): Rule {
  return {
    columns: [column],
    cells: ['identifier'],
    targets: ['license_number', 'attributes.other_license_numbers'],
    says: 'License number, kept character for character; further ones go to attributes',
    read([cell = ''], record, report, { noValue }) {
      fillLicenseNumber(cell, record, noValue, (problem) => report(0, 'license_number', problem))
    },
  }
}

export function fillLicenseNumber(
  cell: string,
  record: CleanedRecord,
  noValue: NoValueWords,
  tell: (problem: Problem) => void,
): void {
  const { value, problem } = cleanLicenseNumber(cell, noValue)
  if (value) {
    record.license_number = value.number
    if (value.others.length > 0) record.attributes.other_license_numbers = value.others
  }
  if (problem) tell(problem)
}

/** A rule that is one cleaning step into one field. */
function step<Field extends RecordField>(
  column: Column,
  target: Field,
  says: string,
  clean: (cell: string, runDate: string, dates: DateOptions) => Cleaned<NonNullable<CleanedRecord[Field]>>,
  kind: CellKind = 'value',
): Rule {
  return {
    columns: [column],
    cells: [kind],
    targets: [target],
    says,
    read([cell = ''], record, report, { runDate, dates }) {
      const { value, problem } = clean(cell, runDate, dates)
      record[target] = value as CleanedRecord[Field]
      if (problem) report(0, target, problem)
    },
  }
}

const dateForms = 'Date in any usual form'

/** A date on which something began. */
export function issueDate(column: Column, target: FieldOfType<'date'>): Rule {
  const says = `${dateForms}; a two-digit year is the latest not after the run date`
  return step(column, target, says, cleanIssueDate)
}

/** A date on which something was or will be renewed. */
export function renewalDate(column: Column, target: FieldOfType<'date'>): Rule {
  const says = `${dateForms}; a two-digit year is the latest within 2 years of the run date`
  return step(column, target, says, cleanRenewalDate)
}

/** A date on which something ends. */
export function expiryDate(column: Column, target: FieldOfType<'date'>): Rule {
  const says = `${dateForms}; a two-digit year is the latest within 20 years of the run date`
  return step(column, target, says, cleanExpiryDate)
}

export function wholeNumber(column: Column, target: FieldOfType<'integer'>): Rule {
  return step(column, target, 'Whole number, such as 1,200', cleanWholeNumber)
}

export function state(column: Column, target: TextField): Rule {
  return step(column, target, 'State, as written', cleanState)
}

export function zip(column: Column, target: TextField): Rule {
  return step(column, target, 'ZIP code, as written; nine digits get their hyphen', cleanZip, 'identifier')
}

/** Where no field is given for a second number, it is one of the others. */
export function phone(column: Column, target: TextField, second?: TextField): Rule {
  return {
    columns: [column],
    targets: [
      ...[target, ...(second === undefined ? [] : [second])],
      ...(['attributes.phone_extension', 'attributes.other_phones', 'attributes.fax'] as const),
    ],
    says: 'US phone numbers in E.164; an extension, further numbers and a fax go to attributes',
    read([cell = ''], record, report) {
      const { value, problem } = cleanPhone(cell)
      if (value) {
        record[target] = value.phone
        if (value.phone2 !== undefined) fillFurther(record, second, value.phone2, value.others)
        if (value.extension !== null) record.attributes.phone_extension = value.extension
        if (value.fax !== undefined) record.attributes.fax = value.fax
      }
      if (problem) report(0, target, problem)
    },
  }
}

function fillFurther(
  record: CleanedRecord,
  second: TextField | undefined,
  phone2: string,
  others: readonly string[] = [],
): void {
  if (second !== undefined) record[second] = phone2
  const further = second === undefined ? [phone2, ...others] : others
  if (further.length > 0) record.attributes.other_phones = further
}

export function email(column: Column, target: TextField): Rule {
  return {
    columns: [column],
    targets: [target, 'attributes.other_emails'],
    says: 'Email in lower case; further addresses go to attributes',
    read([cell = ''], record, report) {
      const { value, problem } = cleanEmail(cell)
      if (value) {
        record[target] = value.email
        if (value.others.length > 0) record.attributes.other_emails = value.others
      }
      if (problem) report(0, target, problem)
    },
  }
}
