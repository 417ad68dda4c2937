import type { CleanedRecord } from '../../../shared/columns.ts'
import type { Problem } from '../../clean/cleaned.ts'
import { cleanCaregiver } from '../../clean/person/caregiver.ts'
import { splitDoingBusinessAs } from '../../clean/person/doingBusinessAs.ts'
import { cleanPersonName, namesNobody, type PersonNames } from '../../clean/person/personName.ts'
import { lengthLimits, withinLength } from '../../clean/text/length.ts'
import { cleanText } from '../../clean/text/text.ts'
import type { Rule } from '../defineSource.ts'
import type { Column } from '../headers.ts'

type NameField = 'first_name' | 'last_name' | 'title' | 'operator' | 'company' | 'licensee_name'
type ReportName = (field: NameField, problem: Problem) => void

function fill(record: CleanedRecord, field: NameField, value: string | null, report: ReportName): void {
  if (value === null) return
  const fitting = withinLength(value, lengthLimits[field])
  record[field] = fitting.value
  if (fitting.problem) report(field, fitting.problem)
}

function fillPerson(record: CleanedRecord, person: PersonNames, report: ReportName): void {
  fill(record, 'first_name', person.first, report)
  fill(record, 'last_name', person.last, report)
  if (person.others.length > 0) record.attributes.other_contacts = person.others
}

/** One or several people in a cell; the whole cell is the operator. */
export function contactAndOperator(column: Column): Rule {
  return {
    columns: [column],
    cells: ['name'],
    targets: ['first_name', 'last_name', 'operator', 'attributes.other_contacts'],
    says: 'Person: first token is the first name; others go to attributes; the whole cell is the operator',
    read([cell = ''], record, report, { noValue }) {
      const reportName: ReportName = (field, problem) => report(0, field, problem)
      const { value, problem } = cleanPersonName(cell, noValue)
      // `See notes` is no operator either
      if (value || !namesNobody(cell)) fill(record, 'operator', cleanText(cell), reportName)
      if (value) fillPerson(record, value, reportName)
      // a column of titles says it better, whichever is read first
      if (value?.title !== undefined && record.title === null) fill(record, 'title', value.title, reportName)
      if (problem) report(0, 'first_name', problem)
    },
  }
}

/** A name, a blank line and a title in one cell. */
export function caregiver(column: Column): Rule {
  return {
    columns: [column],
    cells: ['name'],
    targets: ['first_name', 'last_name', 'title', 'attributes.other_contacts'],
    says: 'Person, a blank line, the title',
    read([cell = ''], record, report, { noValue }) {
      const reportName: ReportName = (field, problem) => report(0, field, problem)
      const { value, problem } = cleanCaregiver(cell, noValue)
      if (value?.person) fillPerson(record, value.person, reportName)
      if (value) fill(record, 'title', value.title, reportName)
      if (problem) report(0, 'first_name', problem)
    },
  }
}

/** `LICENSEE DBA COMPANY`; without DBA all three fields are the whole cell. */
export function companyWithLicensee(column: Column): Rule {
  return {
    columns: [column],
    cells: ['name'],
    targets: ['company', 'licensee_name', 'operator'],
    says: 'Licensee DBA company; the licensee is the operator too',
    read([cell = ''], record, report, { noValue }) {
      const parts = splitDoingBusinessAs(cell, noValue)
      if (parts === null) return
      const reportName: ReportName = (field, problem) => report(0, field, problem)
      fill(record, 'company', parts.company, reportName)
      fill(record, 'licensee_name', parts.licensee, reportName)
      fill(record, 'operator', parts.licensee, reportName)
    },
  }
}
