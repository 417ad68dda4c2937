import { defineSource } from '../../defineSource.ts'
import { column } from '../../headers.ts'
import { wholeAddress } from '../../rules/addresses.ts'
import { contactAndOperator } from '../../rules/people.ts'
import { attribute, expiryDate, issueDate, license, phone, text } from '../../rules/values.ts'

const company = column('Name')
const licenseNumber = column('Credential Number')

export const source = defineSource({
  id: 'nevada',
  state: 'NV',
  title: 'Nevada child care licensing',
  company,
  licenseNumber,
  rules: [
    text(company, 'company', 'licensee_name'),
    text(column('Credential Type'), 'license_type', 'facility_type'),
    license(licenseNumber),
    text(column('Status'), 'license_status'),
    expiryDate(column('Expiration Date'), 'certificate_expiration_date'),
    attribute(column('Disciplinary Action'), 'disciplinary_action'),
    wholeAddress(column('Address'), column('State')),
    text(column('County'), 'county'),
    phone(column('Phone', 'Phone Number'), 'phone', 'phone2'),
    issueDate(column('First Issue Date'), 'license_issued'),
    // "TANIA & NICOLE PINEDA & POBLETE": givens first, then surnames in the same order
    contactAndOperator(column('Primary Contact Name')),
    text(column('Primary Contact Role'), 'title'),
  ],
})
