import type { RecordField } from '../../shared/domain.ts'

/** What people call a field. */
export const fieldLabels: Record<RecordField, string> = {
  company: 'Company',
  license_number: 'License',
  facility_type: 'Facility type',
  address1: 'Street',
  address2: 'Unit',
  city: 'City',
  county: 'County',
  state: 'State',
  zip: 'ZIP',
  phone: 'Phone',
  phone2: 'Phone 2',
  email: 'Email',
  first_name: 'First name',
  last_name: 'Last name',
  title: 'Title',
  operator: 'Operator',
  capacity: 'Capacity',
  ages_served: 'Ages served',
  min_age: 'From month',
  max_age: 'To month',
  schedule: 'Schedule',
  license_status: 'License status',
  license_type: 'License type',
  license_issued: 'Issued',
  license_renewed: 'Renewed',
  certificate_expiration_date: 'Expires',
  licensee_name: 'Licensee',
  accepts_financial_aid: 'Financial aid',
  provider_id: 'Provider id',
  curriculum_type: 'Curriculum',
  language: 'Language',
  website_address: 'Website',
  attributes: 'Attributes',
}

/** What people look for first comes first. */
export const fieldOrder: readonly RecordField[] = (Object.keys(fieldLabels) as RecordField[]).filter(
  (field) => field !== 'attributes',
)

/** Widths in pixels where 140 is too narrow or too wide. */
export const wideFields: Partial<Record<RecordField, number>> = {
  company: 230,
  license_number: 120,
  facility_type: 190,
  license_type: 190,
  address1: 220,
  address2: 90,
  state: 64,
  zip: 90,
  email: 210,
  operator: 210,
  licensee_name: 210,
  schedule: 260,
  ages_served: 210,
  capacity: 90,
  min_age: 112,
  max_age: 112,
  license_issued: 110,
  license_renewed: 110,
  certificate_expiration_date: 110,
  accepts_financial_aid: 110,
}

/** `star_level` → Star level */
export function labelOfAttribute(key: string): string {
  const words = key.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
