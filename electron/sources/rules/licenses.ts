import { z } from 'zod'
import { splitLicenseCell } from '../../clean/care/licenseCell.ts'
import { cleanLicenseNumber } from '../../clean/care/licenseNumber.ts'
import { numberPattern } from '../../clean/care/numberPattern.ts'
import type { Problem } from '../../clean/cleaned.ts'
import { cleanText } from '../../clean/text/text.ts'
import { inTurns } from '../format/inputs.ts'
import { columnRefs, targets } from '../format/parts.ts'
import type { Target } from '../rule.ts'
import { defineRule, RuleProblem } from './define.ts'
import { fittingWriter } from './texts.ts'

const patterns = z.string().min(1).max(64)

export const licenseRule = defineRule({
  name: 'license',
  says: 'License number, kept character for character; further ones go to attributes',
  options: () => ({
    to: targets('text').optional(),
    type: columnRefs.optional().describe('The column of the license type, beside the number.'),
    typeBefore: z
      .string()
      .min(1)
      .max(5)
      .optional()
      .describe(
        'The type stands before the number in one cell, and this between them, the last of it, with spaces round it.',
      ),
    pattern: z
      .union([patterns, z.array(patterns).min(1).max(20)])
      .optional()
      .describe(
        "What the state's numbers look like: # is a digit, @ a letter, * any letters and digits, anything else itself. Others are told.",
      ),
  }),
  build({ type, typeBefore, pattern, to }, parts) {
    if (type !== undefined && typeBefore !== undefined)
      throw new RuleProblem(['typeBefore'], 'stands beside `type`: the type is in one cell or in its own')
    const usual: Target[] =
      type === undefined && typeBefore === undefined
        ? ['license_number']
        : ['license_number', 'license_type', 'facility_type']
    const filled = parts.targets(usual)
    const types = filled.filter((target) => target !== 'license_number')
    if (types.length > 0 && type === undefined && typeBefore === undefined && to !== undefined)
      throw new RuleProblem(
        ['to'],
        `${types[0]} is filled from \`type\` or \`typeBefore\`, which are not there`,
      )
    if (!filled.includes('license_number')) throw new RuleProblem(['to'], 'lacks license_number')
    const fillTypes = inTurns(types.map(fittingWriter))
    const isUsual = pattern === undefined ? null : numberPattern([pattern].flat())
    const says =
      typeBefore === undefined
        ? parts.says
        : `Type and license number, split at the last “ ${typeBefore.trim()} ”`
    return {
      inputs: [parts.main('identifier'), ...(type === undefined ? [] : [parts.option('type', type)])],
      targets: [...types, 'license_number', 'attributes.other_license_numbers'],
      says,
      read(cells, record, report, { noValue }) {
        const cell = cells[0] as string
        const typeCell = cells[1] ?? ''
        let number = cell
        if (typeBefore !== undefined) {
          const { value, problem } = splitLicenseCell(cell, noValue, typeBefore.trim())
          if (problem !== null) report(0, 'license_number', problem)
          if (value === null) return
          fillTypes(record, value.type, 0, report)
          number = value.number ?? ''
        } else if (type !== undefined) fillTypes(record, cleanText(typeCell), 1, report)
        if (number === '') return
        const { value, problem } = cleanLicenseNumber(number, noValue)
        if (value !== null) {
          record.license_number = value.number
          if (value.others.length > 0) record.attributes.other_license_numbers = value.others
        }
        if (problem !== null) report(0, 'license_number', problem)
        else if (value !== null && isUsual !== null && !isUsual(value.number))
          report(0, 'license_number', unusual)
      },
    }
  },
})

const unusual: Problem = {
  cause: 'license_number_odd',
  why: "does not look like the state's license numbers, and is kept",
}
