import { z } from 'zod'
import type { CleanedRecord } from '../../../shared/columns.ts'
import { cleanCaregiver } from '../../clean/person/caregiver.ts'
import { splitDoingBusinessAs } from '../../clean/person/doingBusinessAs.ts'
import {
  cleanPersonName,
  type NameOrder,
  namesNobody,
  type PersonNames,
} from '../../clean/person/personName.ts'
import { cleanText } from '../../clean/text/text.ts'
import { inTurns } from '../format/inputs.ts'
import { columnRefs, targets, targetsOf } from '../format/parts.ts'
import type { Report, Target } from '../rule.ts'
import { type BuiltRule, defineRule, type RuleParts } from './define.ts'
import { fittingWriter } from './texts.ts'

/** What a rule of people fills of whom it found. */
function peopleWriter(filled: readonly Target[]) {
  const first = filled.includes('first_name') ? fittingWriter('first_name') : null
  const last = filled.includes('last_name') ? fittingWriter('last_name') : null
  const title = fittingWriter('title')
  const whole = inTurns(filled.filter((target) => !personFields.includes(target)).map(fittingWriter))
  return {
    person(record: CleanedRecord, person: PersonNames, index: number, report: Report): void {
      first?.(record, person.first, index, report)
      last?.(record, person.last, index, report)
      addOthers(record, person.others)
    },
    /** A column of titles says it better, whichever is read first. */
    title(record: CleanedRecord, value: string | null | undefined, index: number, report: Report): void {
      if (value !== undefined && value !== null && record.title === null) title(record, value, index, report)
    },
    /** The whole cell, for the operator. */
    whole(record: CleanedRecord, cell: string, index: number, report: Report): void {
      whole(record, cleanText(cell), index, report)
    },
  }
}

const personFields: readonly Target[] = ['first_name', 'last_name', 'title']
const peopleTargets = () =>
  targetsOf(['first_name', 'last_name', 'title', 'operator', 'licensee_name', 'company'])
const usualTargets = ['first_name', 'last_name'] as const

function addOthers(record: CleanedRecord, others: readonly string[]): void {
  if (others.length === 0) return
  const before = record.attributes.other_contacts
  record.attributes.other_contacts = Array.isArray(before) ? [...before, ...others] : others
}

const order = z
  .enum(['given', 'family-comma', 'family'])
  .optional()
  .describe(
    'Which name comes first: the given name; the family name where a comma stands behind it; always the family name.',
  )

const personOptions = () => ({
  to: peopleTargets().optional(),
  order,
})

function nameOrder(written: z.infer<typeof order>): NameOrder {
  return written ?? 'given'
}

/** A person of one cell, with the whole cell for the operator. */
function readPerson(
  fills: ReturnType<typeof peopleWriter>,
  cell: string,
  index: number,
  record: CleanedRecord,
  report: Report,
  noValue: RuleParts['noValue'],
  nameOrder: NameOrder,
): PersonNames | null {
  const { value, problem } = cleanPersonName(cell, noValue, nameOrder)
  // `See notes` is no operator either
  if (value !== null || !namesNobody(cell)) fills.whole(record, cell, index, report)
  if (problem !== null) report(index, 'first_name', problem)
  return value
}

const also = ['attributes.other_contacts'] as const

export const personRule = defineRule({
  name: 'person',
  says: 'Person: first token is the first name; others go to attributes',
  options: () => ({
    ...personOptions(),
    given: columnRefs.optional().describe('The column of the given name, beside `family`.'),
    family: columnRefs.optional().describe('The column of the family name.'),
    lines: z
      .tuple([z.literal('name'), z.literal('title')])
      .optional()
      .describe('A name and, behind a blank line or on the last of two lines, a title.'),
  }),
  build(options, parts) {
    const { given, family, lines } = options
    const nameFirst = nameOrder(options.order)
    if (given !== undefined || family !== undefined) return namesApart(given, family, parts)
    const filled = parts.targets(lines === undefined ? usualTargets : personFields)
    const fills = peopleWriter(filled)
    if (lines !== undefined) {
      return {
        inputs: [parts.main('name')],
        targets: [...filled, ...also],
        says: 'Person, a blank line, the title',
        read(cells, record, report, { noValue }) {
          const cell = cells[0] as string
          if (cell === '') return
          const { value, problem } = cleanCaregiver(cell, noValue, nameFirst)
          if (value?.person) fills.person(record, value.person, 0, report)
          if (value) fills.title(record, value.title, 0, report)
          fills.whole(record, cell, 0, report)
          if (problem) report(0, 'first_name', problem)
        },
      }
    }
    return {
      inputs: [parts.main('name')],
      targets: [...filled, ...also],
      says: filled.includes('operator') ? `${parts.says}; the whole cell is the operator` : parts.says,
      read(cells, record, report, { noValue }) {
        const cell = cells[0] as string
        if (cell === '') return
        const person = readPerson(fills, cell, 0, record, report, noValue, nameFirst)
        if (person === null) return
        fills.person(record, person, 0, report)
        fills.title(record, person.title, 0, report)
      },
    }
  },
})

/** First and last name in columns of their own; one that is an organisation is nobody's. */
function namesApart(
  given: z.infer<typeof columnRefs> | undefined,
  family: z.infer<typeof columnRefs> | undefined,
  parts: RuleParts,
): BuiltRule {
  const filled = parts.targets(usualTargets)
  const fills = peopleWriter(filled)
  const how = { kind: 'name', separator: ' ', prepared: true } as const
  const inputs = [
    ...(given === undefined ? [] : [parts.option('given', given, how)]),
    ...(family === undefined ? [] : [parts.option('family', family, how)]),
  ]
  const ofFamily = given === undefined ? 0 : 1
  return {
    inputs,
    targets: filled,
    says: 'Given and family name in columns of their own',
    read(cells, record, report) {
      const first = given === undefined ? null : cleanText(cells[0] ?? '')
      const last = family === undefined ? null : cleanText(cells[ofFamily] ?? '')
      if (first === null && last === null) return
      const whole = [first, last].filter((name) => name !== null).join(' ')
      fills.whole(record, whole, 0, report)
      // `Acorn Academy LLC` in the column of family names
      const { problem } = cleanPersonName(whole)
      if (problem !== null) {
        report(first === null ? ofFamily : 0, 'first_name', problem)
        return
      }
      fills.person(record, { first, last, others: [] }, 0, report)
    },
  }
}

export const peopleRule = defineRule({
  name: 'people',
  says: 'People: the first is the contact, the others go to attributes',
  readsLists: true,
  options: personOptions,
  build(options, parts) {
    const filled = parts.targets(usualTargets)
    const fills = peopleWriter(filled)
    const nameFirst = nameOrder(options.order)
    const separator = options.split?.part === undefined ? (options.split?.at ?? null) : null
    return {
      inputs: parts.list('name'),
      targets: [...filled, ...also],
      says: parts.says,
      read(cells, record, report, { noValue }) {
        let isContactFound = false
        for (let index = 0; index < cells.length; index += 1) {
          const cell = cells[index] as string
          if (cell === '') continue
          for (const part of separator === null ? [cell] : cell.split(separator)) {
            if (part.trim() === '' || noValue.has(part.trim())) continue
            const person = isContactFound
              ? cleanPersonName(part, noValue, nameFirst).value
              : readPerson(fills, part, index, record, report, noValue, nameFirst)
            if (person === null) continue
            if (isContactFound) {
              const name = [person.first, person.last].filter((each) => each !== null).join(' ')
              addOthers(record, [name, ...person.others])
            } else {
              isContactFound = true
              fills.person(record, person, index, report)
              fills.title(record, person.title, index, report)
            }
          }
        }
      },
    }
  },
})

const halves = () => z.union([targets('text'), z.array(targets('text'))]).optional()

export const organisationRule = defineRule({
  name: 'organisation',
  says: 'Organisation, whole; or the two halves of LICENSEE DBA COMPANY',
  options: () => ({
    to: targets('text').optional(),
    before: halves().describe('Filled with what stands before DBA; with the whole cell where it has none.'),
    behind: halves().describe('Filled with what stands behind DBA; with the whole cell where it has none.'),
  }),
  build({ before, behind, to }, parts) {
    const wholes = to === undefined && (before !== undefined || behind !== undefined) ? [] : parts.targets()
    const licensees = [before ?? []].flat(2) as Target[]
    const companies = [behind ?? []].flat(2) as Target[]
    const fillWhole = inTurns(wholes.map(fittingWriter))
    const fillLicensee = inTurns(licensees.map(fittingWriter))
    const fillCompany = inTurns(companies.map(fittingWriter))
    return {
      inputs: [parts.main('name')],
      targets: [...companies, ...licensees, ...wholes],
      says: companies.length + licensees.length === 0 ? 'Organisation' : 'Licensee DBA company',
      read(cells, record, report, { noValue }) {
        const cell = cells[0] as string
        if (cell === '') return
        fillWhole(record, cleanText(cell), 0, report)
        if (licensees.length + companies.length === 0) return
        const parted = splitDoingBusinessAs(cell, noValue)
        if (parted === null) return
        fillCompany(record, parted.company, 0, report)
        fillLicensee(record, parted.licensee, 0, report)
      },
    }
  },
})
