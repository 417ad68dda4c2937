import type { CleanedRecord, LicenseOwnValues } from '../../../shared/columns.ts'
import type { RowIssue } from '../../../shared/domain.ts'
import type { Finding } from '../../sources/finding.ts'
import type { ReadResult } from '../../sources/readRecord.ts'
import type { RecognisedFile } from '../files/recognisedFile.ts'
import type { EarlierRecords } from './earlierRecords.ts'
import { addText, fingerprintHigh, fingerprintLow, startFingerprint } from './fingerprint.ts'
import { createIdIndex, createLicenseIndex, type IdIndex, type LicenseIndex } from './identities.ts'
import { createKeyIndex, type KeyIndex } from './keyIndex.ts'
import { type Lane, laneId, onlyLane } from './lane.ts'
import {
  addressFingerprint,
  contactFingerprint,
  type Lanes,
  licenseFingerprint,
  recordFingerprint,
} from './recordFingerprint.ts'
import { createSharedLicenses } from './sharedLicenses.ts'

/** Where records go: the candidate's tables, or the counts and the first page of a preview. */
export interface RecordSink {
  license(id: number, issuingState: string, record: CleanedRecord): void
  contact(id: number, record: CleanedRecord): void
  addressCode(id: number, record: CleanedRecord): void
  facility(facility: LoadedFacility): void
  /** What a record itself says of its license, where the license that it shares says otherwise. */
  ownLicenseValues?(facilityId: number, values: LicenseOwnValues): void
  issue(issue: RowIssue): void
  /** Called after each batch; resolves when the sink can take more. */
  drain(): Promise<void>
}

export interface LoadedFacility {
  readonly id: number
  readonly file: RecognisedFile
  /** 1-based data record of the file. */
  readonly recordNumber: number
  readonly record: CleanedRecord
  readonly licenseId: number
  readonly contactId: number | null
  readonly addressCodeId: number | null
}

/** What the candidate already holds when reading begins (add to a date); nothing otherwise. */
export interface Known {
  readonly licenses: LicenseIndex
  /** License ids by entry of `licenses`; entries beyond are given the ids after `lastLicenseId`. */
  readonly licenseIds: readonly number[]
  readonly lastLicenseId: number
  readonly contacts: IdIndex
  readonly addressCodes: IdIndex
  /** Facility ids up to this one are taken. */
  readonly lastFacilityId: number
}

export function nothingKnown(lane: Lane = onlyLane): Known {
  return {
    licenses: createLicenseIndex(),
    licenseIds: [],
    lastLicenseId: 0,
    contacts: createIdIndex(0, lane),
    addressCodes: createIdIndex(0, lane),
    lastFacilityId: 0,
  }
}

/** The place of a record: what every issue says of it. */
interface RecordPlace {
  readonly file: RecognisedFile
  readonly recordNumber: number
  /** First physical line. */
  readonly line: number
  /** A number for the record that later ones refer to it by. */
  readonly reference: number
  /** The record as it stands in the file. */
  readonly raw: () => string
}

/** What `take` gives of a record that is not loaded. */
const rejected = -1
export const setAside = -2

export interface Intake {
  /** Decides on one record and tells the sink. Gives the number of warnings, `rejected` or `setAside`. */
  take(place: RecordPlace, result: ReadResult): number
  /** Licenses whose empty values a later record filled: their values as they should stand, by license id. */
  readonly filled: ReadonlyMap<number, LicenseOwnValues>
  readonly facilities: number
  readonly licenses: number
}

/**
 * Gives records their identities: one license, contact and address code each however many records name it; a record
 * that equals an earlier one of its source is rejected; a license keeps the first record's values, empty ones filled
 * from later records, and disagreement is a warning (DATA.md, "What happens to a bad record").
 */
export function createIntake(
  known: Known,
  earlier: EarlierRecords,
  sink: RecordSink,
  lane: Lane = onlyLane,
): Intake {
  const { licenses, licenseIds, contacts, addressCodes } = known
  const shared = createSharedLicenses(earlier, (id, values) => sink.ownLicenseValues?.(id, values))
  let facilities = 0

  const licenseIdOf = (entry: number): number =>
    entry < licenseIds.length
      ? (licenseIds[entry] as number)
      : laneId(lane, known.lastLicenseId, entry - licenseIds.length)

  const issueOf = (place: RecordPlace, severity: RowIssue['severity'], finding: Finding): RowIssue => ({
    severity,
    cause: finding.cause,
    file: place.file.number,
    record: place.recordNumber,
    line: place.line,
    column: finding.column,
    field: finding.field,
    value: finding.value === null ? null : cut(finding.value),
    reason: finding.reason,
    raw: severity === 'reject' ? place.raw() : null,
  })

  const reject = (place: RecordPlace, finding: Finding): number => {
    sink.issue(issueOf(place, 'reject', finding))
    return rejected
  }

  const idIn = (index: IdIndex, lanes: Lanes | null, add: (id: number) => void): number | null => {
    if (lanes === null) return null
    const found = index.find(lanes.low, lanes.high)
    if (found !== 0) return found
    const id = index.add(lanes.low, lanes.high)
    add(id)
    return id
  }

  /** By source: the facilities that a record named already, of sources with several records of one. */
  const named = new Map<string, KeyIndex>()

  const isNamedAgain = (sourceId: string, key: string): boolean => {
    let index = named.get(sourceId)
    if (index === undefined) {
      index = createKeyIndex()
      named.set(sourceId, index)
    }
    startFingerprint()
    addText(key)
    const low = fingerprintLow()
    const high = fingerprintHigh()
    if (index.find(low, high) >= 0) return true
    index.add(low, high)
    return false
  }

  return {
    take(place, { record, reject: refused, warnings, aside, onePer }) {
      if (refused !== null) return reject(place, refused)
      const { source } = place.file.layout
      if (aside !== undefined) return setAside
      if (onePer !== undefined && isNamedAgain(source.id, onePer)) return setAside
      const contactKey = contactFingerprint(record)
      const addressKey = addressFingerprint(record)
      const licenseKey = licenseFingerprint(source.state, record.license_number as string)
      const whole = recordFingerprint(source.id, record, licenseKey, contactKey, addressKey)

      const id = laneId(lane, known.lastFacilityId, facilities)
      let entry = licenses.find(licenseKey.low, licenseKey.high)
      let conflicts: readonly Finding[] = []
      if (entry < 0) {
        entry = licenses.add(licenseKey.low, licenseKey.high, whole.low, whole.high, place.reference)
        sink.license(licenseIdOf(entry), source.state, record)
      } else {
        const repeated = licenses.repeats(entry, whole.low, whole.high)
        if (repeated >= 0) return reject(place, repeat(earlier.place(repeated)))
        conflicts = shared.share(licenseIdOf(entry), licenses.reference(entry), {
          file: place.file,
          record,
          reference: place.reference,
          facilityId: id,
        })
        licenses.addRecord(whole.low, whole.high, place.reference)
      }

      facilities += 1
      sink.facility({
        id,
        file: place.file,
        recordNumber: place.recordNumber,
        record,
        licenseId: licenseIdOf(entry),
        contactId: idIn(contacts, contactKey, (id) => sink.contact(id, record)),
        addressCodeId: idIn(addressCodes, addressKey, (id) => sink.addressCode(id, record)),
      })
      for (const warning of warnings) sink.issue(issueOf(place, 'warning', warning))
      for (const warning of conflicts) sink.issue(issueOf(place, 'warning', warning))
      return warnings.length + conflicts.length
    },
    filled: shared.filled,
    get facilities() {
      return facilities
    },
    get licenses() {
      return licenses.size - licenseIds.length
    },
  }
}

function repeat(of: { file: string; record: number }): Finding {
  return {
    cause: 'repeat',
    column: null,
    field: null,
    value: null,
    reason: `repeats record ${of.record} of ${of.file} in all its values`,
  }
}

/** A raw value for storage: a cell may be 1 MiB, and nobody reads that in a list of warnings. */
function cut(value: string): string {
  return value.length > 10_000 ? `${value.slice(0, 10_000)}…` : value
}
