import {
  type CleanedRecord,
  type ColumnName,
  type FieldOfType,
  type RecordField,
  recordColumnsOf,
  type Table,
  type TableColumn,
  tables,
} from '../../../shared/columns.ts'
import { compiled } from '../../../shared/compiled.ts'
import { addNumber, addText, fingerprintHigh, fingerprintLow, startFingerprint } from './fingerprint.ts'

/** Two 32-bit lanes of a fingerprint. One object is reused for each kind, since a record needs four. */
export interface Lanes {
  low: number
  high: number
}

/** What of a record ends in one table. */
export type RecordPart<Of extends Table> = Pick<CleanedRecord, ColumnName<Of, 'record'> & RecordField>

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
export function contactFingerprint(record: RecordPart<'contact'>): Lanes | null {
  if (isEmpty.contact(record)) return null
  startFingerprint()
  addValues.contact(record, add)
  return into(contactLanes)
}

/** Of city, county, state and ZIP; null when the record says nothing of them. */
export function addressFingerprint(record: RecordPart<'addresscode'>): Lanes | null {
  if (isEmpty.addresscode(record)) return null
  startFingerprint()
  addValues.addresscode(record, add)
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
  addValues.facility(record, add)
  addValues.license(record, add)
  return into(recordLanes)
}

/** How a value of each type is taken in. */
const add = {
  text: addText,
  integer: addInteger,
  number: addDouble,
  boolean: (value: boolean | null) => addNumber(value === null ? 2 : Number(value)),
  date: addText,
  ageGroups: addTexts,
  attributes: addAttributes,
  /** A text that is often the same as another of the record, which is taken in anyway: then only that it is. */
  textOr(value: string | null, other: string | null): void {
    if (value !== null && value === other) addNumber(-2)
    else addText(value)
  },
}
type Add = typeof add

/** Which text is often the same as which other. Only for speed. */
const oftenSame: Partial<Record<RecordField, FieldOfType<'text'>>> = {
  operator: 'company',
  facility_type: 'license_type',
  licensee_name: 'company',
}

/** What takes in all values of a table's part of a record, in the order of the catalog. */
const addValues = perTable((columns) =>
  compiled<(record: Partial<CleanedRecord>, add: Add) => void>(
    ['record', 'add'],
    columns.map(({ name, type }) => {
      const other = oftenSame[name as RecordField]
      return other === undefined
        ? `add.${type satisfies keyof Add | 'time'}(record.${name})`
        : `add.textOr(record.${name}, record.${other})`
    }),
  ),
)

const isEmpty = perTable((columns) =>
  compiled<(record: Partial<CleanedRecord>) => boolean>(
    ['record'],
    [`return ${columns.map(({ name }) => `record.${name} === null`).join(' && ')}`],
  ),
)

/** The license number is taken in with the license's own fingerprint. */
function perTable<Made>(make: (columns: readonly TableColumn[]) => Made): Record<Table, Made> {
  return Object.fromEntries(
    tables.map((table) => [
      table,
      make(recordColumnsOf(table).filter(({ name }) => name !== 'license_number')),
    ]),
  ) as Record<Table, Made>
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

const double = new Float64Array(1)
const halves = new Int32Array(double.buffer)

function addDouble(value: number | null): void {
  addNumber(value === null ? 0 : 1)
  if (value === null) return
  // -0 and 0 are one value to the database
  double[0] = value + 0
  addNumber(halves[0] as number)
  addNumber(halves[1] as number)
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
