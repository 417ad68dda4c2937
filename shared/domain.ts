/** The words of the program, the same in SQL, TypeScript and on screen. */

export const runStatuses = [
  'running',
  'waiting',
  'published',
  'replaced',
  'deleted',
  'discarded',
  'failed',
  'cancelled',
  'purged',
] as const
export type RunStatus = (typeof runStatuses)[number]

/** The four tables of a dated schema, parents first. */
export const tables = ['addresscode', 'contact', 'license', 'facility'] as const
export type Table = (typeof tables)[number]

export const ageGroups = ['infant', 'toddler', 'preschool', 'school_age'] as const
export type AgeGroup = (typeof ageGroups)[number]

export type AttributeValue = string | number | readonly string[]

/**
 * What one record of a file becomes, before it is spread over the four tables. Missing is null, never ''.
 * Dates are `YYYY-MM-DD`, ages are months.
 */
export interface CleanedRecord {
  company: string | null
  operator: string | null
  facility_type: string | null
  accepts_financial_aid: boolean | null
  ages_served: readonly AgeGroup[] | null
  min_age: number | null
  max_age: number | null
  capacity: number | null
  certificate_expiration_date: string | null
  address1: string | null
  address2: string | null
  curriculum_type: string | null
  language: string | null
  provider_id: string | null
  schedule: string | null
  website_address: string | null
  attributes: Record<string, AttributeValue>
  city: string | null
  county: string | null
  state: string | null
  zip: string | null
  first_name: string | null
  last_name: string | null
  title: string | null
  email: string | null
  phone: string | null
  phone2: string | null
  license_number: string | null
  license_status: string | null
  license_type: string | null
  license_issued: string | null
  license_renewed: string | null
  licensee_name: string | null
}

export type RecordField = keyof CleanedRecord

/** Which table a field of a record ends in; the mapping table and every issue name both. */
export const fieldTables: Record<RecordField, Table> = {
  company: 'facility',
  operator: 'facility',
  facility_type: 'facility',
  accepts_financial_aid: 'facility',
  ages_served: 'facility',
  min_age: 'facility',
  max_age: 'facility',
  capacity: 'facility',
  certificate_expiration_date: 'facility',
  address1: 'facility',
  address2: 'facility',
  curriculum_type: 'facility',
  language: 'facility',
  provider_id: 'facility',
  schedule: 'facility',
  website_address: 'facility',
  attributes: 'facility',
  city: 'addresscode',
  county: 'addresscode',
  state: 'addresscode',
  zip: 'addresscode',
  first_name: 'contact',
  last_name: 'contact',
  title: 'contact',
  email: 'contact',
  phone: 'contact',
  phone2: 'contact',
  license_number: 'license',
  license_status: 'license',
  license_type: 'license',
  license_issued: 'license',
  license_renewed: 'license',
  licensee_name: 'license',
}

/** The values that belong to a license itself; records that share the license must agree on them. */
export const licenseOwnFields = [
  'license_status',
  'license_type',
  'license_issued',
  'license_renewed',
  'licensee_name',
] as const satisfies readonly RecordField[]
export type LicenseOwnField = (typeof licenseOwnFields)[number]
export type LicenseOwnValues = Pick<CleanedRecord, LicenseOwnField>

export type Severity = 'reject' | 'warning'

/** A reject (the record is not loaded) or a warning (loaded, look). */
export interface RowIssue {
  severity: Severity
  cause: import('./causes.ts').Cause
  /** 0-based place of the file in the run. */
  file: number
  /** 1-based data record of the file; the header and blank lines don't count. */
  record: number
  /** 1-based physical line on which the record begins. */
  line: number
  /** Header of the file's column, null where the whole record is meant. */
  column: string | null
  /** `table.column` that the value was for, or `attributes.key`. */
  field: string | null
  /** The raw value, cut for storage at 10,000 characters. */
  value: string | null
  /** A sentence for a person. */
  reason: string
  /** The record as it stands in the file, for rejects. */
  raw: string | null
}
