import type { CleanedRecord } from '../../../shared/columns.ts'
import { cleanEmail } from '../../clean/person/email.ts'
import { cleanPhone } from '../../clean/person/phone.ts'
import { cleanWebsite } from '../../clean/text/website.ts'
import { writer, writers } from '../format/inputs.ts'
import { columnRefs, targets } from '../format/parts.ts'
import type { Target } from '../rule.ts'
import { defineRule } from './define.ts'

/** Several rules may add to one list of a record, as a phone and a mobile phone do. */
function addTo(record: CleanedRecord, key: string, more: readonly string[]): void {
  if (more.length === 0) return
  const before = record.attributes[key]
  record.attributes[key] = Array.isArray(before)
    ? [...before, ...more.filter((one) => !before.includes(one))]
    : more
}

const extension = /^(?:x|ext\.?|extension)?[ :#.]*([0-9]{1,9})(?:\.0)?$/i

export const phoneRule = defineRule({
  name: 'phone',
  says: 'US phone numbers in E.164; an extension, further numbers and a fax go to attributes',
  options: () => ({
    to: targets('text').optional(),
    extension: columnRefs.optional().describe('The column of the extension.'),
  }),
  build({ extension: column }, parts) {
    const [target = 'phone', ...further] = parts.targets(['phone'])
    // a second number has a field of its own, unless another column feeds that
    const second: Target | undefined =
      further[0] ?? (target === 'phone' && parts.isFree('phone2') ? 'phone2' : undefined)
    const write = writer<string>(target)
    const writeSecond = second === undefined ? null : writer<string>(second)
    return {
      inputs: [
        parts.main('value', ' / '),
        ...(column === undefined ? [] : [parts.option('extension', column)]),
      ],
      targets: [
        ...[target, ...(second === undefined ? [] : [second])],
        ...(['attributes.phone_extension', 'attributes.other_phones', 'attributes.fax'] as const),
      ],
      says: parts.says,
      read(cells, record, report) {
        const cell = cells[0] as string
        const extensionCell = cells[1] ?? ''
        if (cell === '') return
        const { value, problem } = cleanPhone(cell)
        if (problem !== null) report(0, target, problem)
        if (value === null) return
        const { phone, phone2, others = [], fax } = value
        write(record, phone)
        if (phone2 !== undefined) {
          writeSecond?.(record, phone2)
          addTo(record, 'other_phones', writeSecond === null ? [phone2, ...others] : others)
        }
        const own = extensionCell === '' ? null : (extension.exec(extensionCell.trim())?.[1] ?? null)
        if (extensionCell !== '' && own === null)
          report(1, 'attributes.phone_extension', {
            cause: 'number_not_understood',
            why: 'is no extension of a phone number',
          })
        const found = own ?? value.extension
        if (found !== null) record.attributes.phone_extension ??= found
        if (fax !== undefined) record.attributes.fax ??= fax
      },
    }
  },
})

export const emailRule = defineRule({
  name: 'email',
  says: 'Email in lower case; further addresses go to attributes',
  options: () => ({ to: targets('text').optional() }),
  build(_, parts) {
    const filled = parts.targets(['email'])
    const target = filled[0] as Target
    const write = writers<string>(filled)
    return {
      inputs: [parts.main('value', '; ')],
      targets: [...filled, 'attributes.other_emails'],
      says: parts.says,
      read(cells, record, report) {
        const cell = cells[0] as string
        if (cell === '') return
        const { value, problem } = cleanEmail(cell)
        if (value !== null) {
          write(record, value.email)
          addTo(record, 'other_emails', value.others)
        }
        if (problem !== null) report(0, target, problem)
      },
    }
  },
})

export const websiteRule = defineRule({
  name: 'website',
  says: 'Address of a website, as written; further ones go to attributes',
  options: () => ({ to: targets('text').optional() }),
  build(_, parts) {
    const filled = parts.targets(['website_address'])
    const target = filled[0] as Target
    const write = writers<string>(filled)
    return {
      inputs: [parts.main('value', '; ')],
      targets: [...filled, 'attributes.other_websites'],
      says: parts.says,
      read(cells, record, report) {
        const cell = cells[0] as string
        if (cell === '') return
        const { value, problem } = cleanWebsite(cell)
        if (value !== null) {
          write(record, value.website)
          addTo(record, 'other_websites', value.others)
        }
        if (problem !== null) report(0, target, problem)
      },
    }
  },
})
