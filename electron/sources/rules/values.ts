import type { CleanedRecord, FieldOfType, RecordField } from '../../../shared/columns.ts'
import type { Cleaned } from '../../clean/cleaned.ts'
import { cleanExpiryDate, cleanIssueDate } from '../../clean/date.ts'
import { cleanEmail } from '../../clean/email.ts'
import { cleanIdentifier } from '../../clean/identifier.ts'
import { lengthLimits, withinLength } from '../../clean/length.ts'
import { cleanPhone } from '../../clean/phone.ts'
import { cleanState } from '../../clean/state.ts'
import { cleanText } from '../../clean/text.ts'
import { cleanWholeNumber } from '../../clean/wholeNumber.ts'
import { cleanZip } from '../../clean/zip.ts'
import type { Rule } from '../defineSource.ts'
import type { Column } from '../headers.ts'

/** The fields that hold plain text, so that a rule can't put text where a number or a date belongs. */
export type TextField = FieldOfType<'text'>

/** Fields whose length DATA.md bounds; the others may be as long as a cell. */
const limits: Partial<Record<RecordField, number>> = lengthLimits

/** One text cell that fills one or several fields, each within its own length. */
export function text(column: Column, ...targets: TextField[]): Rule {
  return {
    columns: [column],
    targets,
    says: 'Text: outer spaces trimmed, inner runs of spaces made one',
    read([cell = ''], record, report) {
      const value = cleanText(cell)
      if (value === null) return
      for (const target of targets) {
        const fitting = withinLength(value, limits[target])
        record[target] = fitting.value
        if (fitting.problem) report(0, target, cell, fitting.problem)
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
    targets: [target],
    says: 'Identifier: kept character for character',
    read([cell = ''], record, report) {
      const value = cleanIdentifier(cell)
      if (value === null) return
      const fitting = withinLength(value, limits[target])
      record[target] = fitting.value
      if (fitting.problem) report(0, target, cell, fitting.problem)
    },
  }
}

/** A rule that is one cleaning step into one field. */
function step<Field extends RecordField>(
  column: Column,
  target: Field,
  says: string,
  clean: (cell: string, runDate: string) => Cleaned<NonNullable<CleanedRecord[Field]>>,
): Rule {
  return {
    columns: [column],
    targets: [target],
    says,
    read([cell = ''], record, report, { runDate }) {
      const { value, problem } = clean(cell, runDate)
      record[target] = value as CleanedRecord[Field]
      if (problem) report(0, target, cell, problem)
    },
  }
}

/** A date on which something began. */
export function issueDate(column: Column, target: FieldOfType<'date'>): Rule {
  const says = 'Date: M/D/YY, M/D/YYYY or YYYY-MM-DD; a two-digit year is the latest not after the run date'
  return step(column, target, says, cleanIssueDate)
}

/** A date on which something ends. */
export function expiryDate(column: Column, target: FieldOfType<'date'>): Rule {
  const says =
    'Date: M/D/YY, M/D/YYYY or YYYY-MM-DD; a two-digit year is the latest within 20 years of the run date'
  return step(column, target, says, cleanExpiryDate)
}

export function wholeNumber(column: Column, target: FieldOfType<'integer'>): Rule {
  return step(column, target, 'Whole number, such as 1,200', cleanWholeNumber)
}

export function state(column: Column, target: TextField): Rule {
  return step(column, target, 'State, as written', cleanState)
}

export function zip(column: Column, target: TextField): Rule {
  return step(column, target, 'ZIP code, as written', cleanZip)
}

export function phone(column: Column, target: TextField): Rule {
  return {
    columns: [column],
    targets: [target, 'attributes.phone_extension'],
    says: 'US phone number in E.164; an extension goes to attributes',
    read([cell = ''], record, report) {
      const { value, problem } = cleanPhone(cell)
      if (value) {
        record[target] = value.phone
        if (value.extension !== null) record.attributes.phone_extension = value.extension
      }
      if (problem) report(0, target, cell, problem)
    },
  }
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
      if (problem) report(0, target, cell, problem)
    },
  }
}
