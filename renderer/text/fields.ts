import { type RecordField, recordColumns } from '../../shared/columns.ts'

/** What people call a field. */
export const fieldLabels = Object.fromEntries(
  recordColumns.map(({ name, label }) => [name, label]),
) as Record<RecordField, string>

/** What people look for first. */
const firstFields: readonly RecordField[] = [
  'company',
  'license_number',
  'facility_type',
  'address1',
  'address2',
  'city',
  'county',
  'state',
  'zip',
  'phone',
  'phone2',
  'email',
  'first_name',
  'last_name',
  'title',
  'operator',
  'capacity',
  'ages_served',
  'min_age',
  'max_age',
  'schedule',
  'license_status',
  'license_type',
  'license_issued',
  'license_renewed',
  'certificate_expiration_date',
  'licensee_name',
]

/** All fields but the attributes, what people look for first before the rest. */
export const fieldOrder: readonly RecordField[] = [
  ...firstFields,
  ...recordColumns
    .filter(({ type }) => type !== 'attributes')
    .map(({ name }) => name as RecordField)
    .filter((field) => !firstFields.includes(field)),
]

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
