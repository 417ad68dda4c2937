import { defineSource } from '../../defineSource.ts'
import { column } from '../../headers.ts'
import { street } from '../../rules/addresses.ts'
import { ageFlags } from '../../rules/childCare.ts'
import {
  attribute,
  email,
  identifier,
  issueDate,
  license,
  phone,
  state,
  text,
  wholeNumber,
  zip,
} from '../../rules/values.ts'

const company = column('Operation Name', 'Operation/Caregiver Name')
const licenseNumber = column('Operation', 'Operation #', 'Operation Number')

export const source = defineSource({
  id: 'texas',
  state: 'TX',
  title: 'Texas HHSC child-care operations',
  company,
  licenseNumber,
  rules: [
    license(licenseNumber),
    attribute(column('Agency Number'), 'agency_number'),
    text(company, 'company', 'licensee_name'),
    street(column('Address')),
    text(column('City'), 'city'),
    state(column('State'), 'state'),
    zip(column('Zip'), 'zip'),
    text(column('County'), 'county'),
    phone(column('Phone'), 'phone', 'phone2'),
    text(column('Type'), 'license_type', 'facility_type'),
    text(column('Status'), 'license_status'),
    issueDate(column('Issue Date'), 'license_issued'),
    wholeNumber(column('Capacity'), 'capacity'),
    email(column('Email Address'), 'email'),
    identifier(column('Facility ID'), 'provider_id'),
    attribute(column('Monitoring Frequency'), 'monitoring_frequency'),
    ageFlags(column('Infant'), column('Toddler'), column('Preschool'), column('School'), 'ages_served'),
  ],
})
