import { expect, test } from 'vitest'
import { filledBy } from './filledBy.ts'
import { sourceById } from './index.ts'
import { layoutOf } from './layout.ts'

const texas = sourceById('texas')
const oklahoma = sourceById('oklahoma')

test('names the columns that a file fills, attributes too', () => {
  const layout = layoutOf(texas, ['Operation', 'Operation Name', 'Agency Number', 'Infant'])
  expect(filledBy(layout)).toEqual([
    ...[
      'attributes.agency_number',
      'attributes.other_license_numbers',
      'facility.ages_served',
      'facility.company',
    ],
    ...['license.license_number', 'license.licensee_name'],
  ])
})

test('names what is filled always, though the file has no column for it', () => {
  const layout = layoutOf(oklahoma, ['Type License', 'Company'])
  expect(filledBy(layout)).toContain('attributes.operating_periods')
  expect(filledBy(layout)).not.toContain('contact.email')
})
