import type { CleanedRecord } from '../../../shared/domain.ts'
import { addNumber, addText, fingerprintHigh, fingerprintLow, startFingerprint } from './fingerprint.ts'

/** Two 32-bit lanes of a fingerprint. One object is reused for each kind, since a record needs four. */
export interface Lanes {
  low: number
  high: number
}

const contactLanes: Lanes = { low: 0, high: 0 }
const addressLanes: Lanes = { low: 0, high: 0 }
const licenseLanes: Lanes = { low: 0, high: 0 }
const recordLanes: Lanes = { low: 0, high: 0 }

function into(lanes: Lanes): Lanes {
  lanes.low = fingerprintLow()
  lanes.high = fingerprintHigh()
  return lanes
}

/** Of all values of a contact, its natural key; null when the record names none. */
export function contactFingerprint(record: CleanedRecord): Lanes | null {
  const { first_name, last_name, title, email, phone, phone2 } = record
  if (
    first_name === null &&
    last_name === null &&
    title === null &&
    email === null &&
    phone === null &&
    phone2 === null
  ) {
    return null
  }
  startFingerprint()
  addText(first_name)
  addText(last_name)
  addText(title)
  addText(email)
  addText(phone)
  addText(phone2)
  return into(contactLanes)
}

/** Of city, county, state and ZIP; null when the record says nothing of them. */
export function addressFingerprint(record: CleanedRecord): Lanes | null {
  const { city, county, state, zip } = record
  if (city === null && county === null && state === null && zip === null) return null
  startFingerprint()
  addText(city)
  addText(county)
  addText(state)
  addText(zip)
  return into(addressLanes)
}

/** Of issuing state and license number. */
export function licenseFingerprint(issuingState: string, licenseNumber: string): Lanes {
  startFingerprint()
  addText(issuingState)
  addText(licenseNumber)
  return into(licenseLanes)
}

/**
 * Of all cleaned values of a record of one source, attributes included: equal records repeat each other.
 * Takes the parts that were made before, so that no character is taken in twice.
 */
export function recordFingerprint(
  source: string,
  record: CleanedRecord,
  license: Lanes,
  contact: Lanes | null,
  address: Lanes | null,
): Lanes {
  startFingerprint()
  addText(source)
  addLanes(license)
  addLanes(contact)
  addLanes(address)
  addText(record.company)
  addTextOr(record.operator, record.company)
  addTextOr(record.facility_type, record.license_type)
  addNumber(record.accepts_financial_aid === null ? 2 : Number(record.accepts_financial_aid))
  addTexts(record.ages_served)
  addInteger(record.min_age)
  addInteger(record.max_age)
  addInteger(record.capacity)
  addText(record.certificate_expiration_date)
  addText(record.address1)
  addText(record.address2)
  addText(record.curriculum_type)
  addText(record.language)
  addText(record.provider_id)
  addText(record.schedule)
  addText(record.website_address)
  addText(record.license_status)
  addText(record.license_type)
  addText(record.license_issued)
  addText(record.license_renewed)
  addTextOr(record.licensee_name, record.company)
  addAttributes(record.attributes)
  return into(recordLanes)
}

/** A text that is often the same as another of the record, which is taken in anyway: then only that it is. */
function addTextOr(value: string | null, other: string | null): void {
  if (value !== null && value === other) addNumber(-2)
  else addText(value)
}

function addLanes(lanes: Lanes | null): void {
  addNumber(lanes === null ? 0 : 1)
  if (lanes === null) return
  addNumber(lanes.low)
  addNumber(lanes.high)
}

function addInteger(value: number | null): void {
  addNumber(value === null ? 0 : 1)
  if (value !== null) addNumber(value)
}

function addTexts(values: readonly string[] | null): void {
  addNumber(values === null ? -1 : values.length)
  if (values !== null) for (const value of values) addText(value)
}

/** In the order of the keys, whatever order the file's columns had. */
function addAttributes(attributes: CleanedRecord['attributes']): void {
  const keys = Object.keys(attributes)
  if (keys.length > 1) keys.sort()
  addNumber(keys.length)
  for (const key of keys) {
    const value = attributes[key] as CleanedRecord['attributes'][string]
    addText(key)
    if (typeof value === 'string') addText(value)
    else if (typeof value === 'number') addText(`#${value}`)
    else addTexts(value)
  }
}
