import type { FieldOfType } from '../../../shared/columns.ts'
import { cleanAgeFlags, cleanAges } from '../../clean/care/ages.ts'
import { splitLicenseCell } from '../../clean/care/licenseCell.ts'
import { cleanStarLevel } from '../../clean/care/starLevel.ts'
import { cleanSubsidyContract } from '../../clean/care/subsidyContract.ts'
import { cleanOwnWords } from '../../clean/text/flag.ts'
import { cleanMonitoringSince } from '../../clean/time/monitoringSince.ts'
import { cleanOperatingPeriods } from '../../clean/time/operatingPeriods.ts'
import { cleanSchedule } from '../../clean/time/schedule.ts'
import type { Rule } from '../defineSource.ts'
import type { Column } from '../headers.ts'
import { fillLicenseNumber, type TextField } from './values.ts'

/** `CHILD CARE FAMILY - K820055232`: type and number in one cell, split at the last ` - `. */
export function licenseTypeAndNumber(column: Column): Rule {
  return {
    columns: [column],
    cells: ['identifier'],
    targets: ['license_type', 'facility_type', 'license_number', 'attributes.other_license_numbers'],
    says: 'Type and license number, split at the last “ - ”',
    read([cell = ''], record, report, { noValue }) {
      const { value, problem } = splitLicenseCell(cell, noValue)
      if (problem) report(0, 'license_number', problem)
      if (value === null) return
      record.license_type = value.type
      record.facility_type = value.type
      fillLicenseNumber(value.number ?? '', record, noValue, (odd) => report(0, 'license_number', odd))
    },
  }
}

/** True for the column's own words (`Accepts Subsidy` in a column of that name), false when empty. */
export function ownWords(column: Column, target: FieldOfType<'boolean'>): Rule {
  return {
    columns: [column],
    targets: [target],
    says: 'Yes when the cell holds the words of its header, no when it is empty',
    readsNoValue: true,
    read([cell = ''], record, report, { noValue }) {
      const { value, problem } = cleanOwnWords(cell, column.name, noValue)
      record[target] = value
      if (problem) report(0, target, problem)
    },
  }
}

type Week = readonly [Column, Column, Column, Column, Column, Column, Column]

/** The hours of seven days, Monday first, as one OpenStreetMap `opening_hours` text. */
export function openingHours(days: Week, target: TextField): Rule {
  return {
    columns: days,
    targets: [target],
    says: 'Hours of the seven days as OpenStreetMap opening_hours',
    readsNoValue: true,
    read(cells, record, report, { noValue }) {
      const { value, problems } = cleanSchedule(cells, noValue)
      record[target] = value
      for (const { day, problem } of problems) report(day, target, problem)
    },
  }
}

/** Age groups with the ranges that the cells state, in months. */
export function ageRanges(...columns: Column[]): Rule {
  return {
    columns,
    targets: ['ages_served', 'min_age', 'max_age'],
    says: 'Age groups; least and greatest age in months from the ranges before the “;”',
    read(cells, record, report) {
      const { agesServed, minAge, maxAge, problems } = cleanAges(cells)
      record.ages_served = agesServed
      record.min_age = minAge
      record.max_age = maxAge
      for (const { index, problem } of problems) report(index, 'ages_served', problem)
    },
  }
}

/** A yes-or-no column for each of infant, toddler, preschool and school age. */
export function ageFlags(
  infant: Column,
  toddler: Column,
  preschool: Column,
  school: Column,
  target: FieldOfType<'ageGroups'>,
): Rule {
  return {
    columns: [infant, toddler, preschool, school],
    targets: [target],
    says: 'Age groups that say Y',
    read(cells, record, report) {
      const { agesServed, problems } = cleanAgeFlags(cells)
      record[target] = agesServed
      for (const { index, problem } of problems) report(index, target, problem)
    },
  }
}

/** `Monitoring since 2020-09-02` */
export function monitoringSince(column: Column, target: FieldOfType<'date'>): Rule {
  return {
    columns: [column],
    targets: [target],
    says: 'Date after the words “Monitoring since”',
    read([cell = ''], record, report, { runDate, dates, noValue }) {
      const { value, problem } = cleanMonitoringSince(cell, runDate, dates, noValue)
      record[target] = value
      if (problem) report(0, target, problem)
    },
  }
}

/** `2 Star Level Program` */
export function starLevel(column: Column): Rule {
  return {
    columns: [column],
    targets: ['attributes.star_level'],
    says: 'The number of stars',
    read([cell = ''], record, report) {
      const { value, problem } = cleanStarLevel(cell)
      if (value !== null) record.attributes.star_level = value
      if (problem) report(0, 'attributes.star_level', problem)
    },
  }
}

/** `Subsidy Contract Number: 59884` */
export function subsidyContract(column: Column): Rule {
  return {
    columns: [column],
    cells: ['identifier'],
    targets: ['attributes.subsidy_contract_number'],
    says: 'What follows the colon; nothing for N/A',
    read([cell = ''], record, report, { noValue }) {
      const { value, problem } = cleanSubsidyContract(cell, noValue)
      if (value !== null) record.attributes.subsidy_contract_number = value
      if (problem) report(0, 'attributes.subsidy_contract_number', problem)
    },
  }
}

/** The source shifts these cells, so a label counts wherever of the columns it stands. */
export function operatingPeriods(...columns: Column[]): Rule {
  return {
    columns,
    targets: ['attributes.operating_periods'],
    says: 'Those of the four labels that stand in any of these columns',
    always: true,
    read(cells, record) {
      record.attributes.operating_periods = cleanOperatingPeriods(cells)
    },
  }
}
