import { defineSource } from '../../defineSource.ts'
import { column } from '../../headers.ts'
import { street } from '../../rules/addresses.ts'
import {
  ageRanges,
  licenseTypeAndNumber,
  monitoringSince,
  openingHours,
  operatingPeriods,
  ownWords,
  starLevel,
  subsidyContract,
} from '../../rules/childCare.ts'
import { caregiver, companyWithLicensee } from '../../rules/people.ts'
import { email, phone, state, text, wholeNumber, zip } from '../../rules/values.ts'

const company = column('Company')
const licenseNumber = column('Type License')

export const source = defineSource({
  id: 'oklahoma',
  state: 'OK',
  title: 'Oklahoma DHS child care programs',
  company,
  licenseNumber,
  rules: [
    licenseTypeAndNumber(licenseNumber),
    companyWithLicensee(company),
    ownWords(column('Accepts Subsidy'), 'accepts_financial_aid'),
    starLevel(column('Star Level')),
    openingHours(
      [
        column('Mon'),
        column('Tues'),
        column('Wed'),
        column('Thurs'),
        column('Friday'),
        column('Saturday'),
        column('Sunday'),
      ],
      'schedule',
    ),
    caregiver(column('Primary Caregiver')),
    phone(column('Phone'), 'phone', 'phone2'),
    email(column('Email'), 'email'),
    street(column('Address1'), column('Address2')),
    text(column('City'), 'city'),
    state(column('State'), 'state'),
    zip(column('Zip'), 'zip'),
    subsidyContract(column('Subsidy Contract Number')),
    wholeNumber(column('Total Cap'), 'capacity'),
    ageRanges(column('Ages Accepted 1'), column('AA2'), column('AA3'), column('AA4')),
    monitoringSince(column('License Monitoring Since'), 'license_issued'),
    // "School Year Only" of a year-round program may hold "Accepts Subsidy" or an age group: the source shifts cells
    operatingPeriods(
      column('Year Round'),
      column('Daytime Hours'),
      column('School Year Only'),
      column('Evening Hours'),
    ),
  ],
})
