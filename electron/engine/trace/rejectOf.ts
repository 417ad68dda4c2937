import type { LicenseKey } from './findLicenses.ts'
import type { TracedReject } from './findRejects.ts'
import { stateOf } from './readReject.ts'
import { holdsWord } from './traceText.ts'

/** Whether a rejected record names a license; where its cells can't be told apart, whether the number stands in it. */
export function isOfLicense({ file, values, raw }: TracedReject, key: LicenseKey): boolean {
  if (stateOf(file) !== key.issuingState) return false
  return values === null ? holdsWord(raw, key.licenseNumber) : values.license_number === key.licenseNumber
}

/** Whether a rejected record names no license, but a company that the license had: its number was lost. */
export function isOfNamelessLicense(
  { file, values }: TracedReject,
  { issuingState }: LicenseKey,
  companies: readonly string[],
): boolean {
  if (values === null || values.license_number !== null || values.company === null) return false
  const company = values.company.toLowerCase()
  return stateOf(file) === issuingState && companies.some((one) => one.toLowerCase() === company)
}
