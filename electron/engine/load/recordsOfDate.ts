import type { CleanedRecord } from '../../../shared/domain.ts'
import dateRecordsSql from '../../../sql/query/date_records.sql?raw'
import ofLicensesSql from '../../../sql/query/date_records_of_licenses.sql?raw'
import { type Connection, connect } from '../../db/connect.ts'
import { inSchema } from '../../db/sqlFile.ts'
import type { ReadResult } from '../../sources/readRecord.ts'
import type { RecognisedFile } from '../files/readFiles.ts'
import type { EarlierValues, RecordOfDate } from './earlierRecords.ts'
import { createIdIndex, createLicenseIndex, type IdIndex } from './identities.ts'
import type { Known } from './intake.ts'
import {
  addressFingerprint,
  contactFingerprint,
  type Lanes,
  licenseFingerprint,
  recordFingerprint,
} from './recordFingerprint.ts'

/** The records that a date already holds, so that added ones join them. */
export interface RecordsOfDate {
  readonly known: Known
  find(reference: number): RecordOfDate | undefined
  /** Fetches, in one query, the earlier records that a batch may repeat or share a license with. */
  fetch(file: RecognisedFile, results: readonly ReadResult[]): Promise<void>
  close(): Promise<void>
}

type DateRow = CleanedRecord & {
  facility_id: number
  source: string
  issuing_state: string
  license_id: number
  contact_id: number | null
  addresscode_id: number | null
}

const pageRows = 5000

/**
 * Reads the candidate's copied records once, page by page, into identities. Records of one license are told apart
 * by all values that they themselves gave, also where their license has another one's.
 */
export async function readDateRecords(
  connection: Connection,
  schema: string,
  runId: number,
): Promise<RecordsOfDate> {
  const client = await connect(connection, `leads-loader add to ${schema}`)
  const licenses = createLicenseIndex()
  const licenseIds: number[] = []
  const ids = await lastIds(client, schema)
  const contacts = createIdIndex(ids.contact)
  const addressCodes = createIdIndex(ids.addresscode)

  await client.query('begin')
  await client.query(`declare records no scroll cursor for ${inSchema(dateRecordsSql, schema)}`, [runId])
  for (;;) {
    const { rows } = await client.query<DateRow>(`fetch ${pageRows} from records`)
    for (const row of rows) {
      const contact = contactFingerprint(row)
      const address = addressFingerprint(row)
      keep(contacts, contact, row.contact_id)
      keep(addressCodes, address, row.addresscode_id)
      const license = licenseFingerprint(row.issuing_state, row.license_number as string)
      const whole = recordFingerprint(row.source, row, license, contact, address)
      const entry = licenses.find(license.low, license.high)
      if (entry < 0) {
        licenses.add(license.low, license.high, whole.low, whole.high, row.facility_id)
        licenseIds.push(row.license_id)
      } else {
        licenses.addRecord(whole.low, whole.high, row.facility_id)
      }
    }
    if (rows.length < pageRows) break
  }
  await client.query('commit')

  const fetched = new Map<number, RecordOfDate>()
  return {
    known: {
      licenses,
      licenseIds,
      lastLicenseId: ids.license,
      contacts,
      addressCodes,
      lastFacilityId: ids.facility,
    },
    find: (reference) => fetched.get(reference),
    async fetch(file, results) {
      fetched.clear()
      const wanted: number[] = []
      for (const { record, reject } of results) {
        if (reject !== null) continue
        const { low, high } = licenseFingerprint(file.layout.source.state, record.license_number as string)
        const entry = licenses.find(low, high)
        if (entry >= 0 && licenses.reference(entry) <= ids.facility) wanted.push(licenses.reference(entry))
      }
      if (wanted.length === 0) return
      const { rows } = await client.query<
        EarlierValues & { facility_id: number; file: string; record: number }
      >(inSchema(ofLicensesSql, schema), [wanted])
      for (const { facility_id, file: name, record, ...values } of rows) {
        fetched.set(facility_id, { file: name, record, values })
      }
    },
    close: () => client.end(),
  }
}

function keep(index: IdIndex, lanes: Lanes | null, id: number | null): void {
  if (lanes === null || id === null || index.find(lanes.low, lanes.high) !== 0) return
  index.keep(lanes.low, lanes.high, id)
}

async function lastIds(client: Awaited<ReturnType<typeof connect>>, schema: string) {
  const { rows } = await client.query<Record<'addresscode' | 'contact' | 'license' | 'facility', number>>(
    inSchema(
      `select (select coalesce(max(addresscode_id), 0) from :"load_schema".addresscode) as addresscode,
              (select coalesce(max(contact_id), 0) from :"load_schema".contact) as contact,
              (select coalesce(max(license_id), 0) from :"load_schema".license) as license,
              (select coalesce(max(facility_id), 0) from :"load_schema".facility) as facility`,
      schema,
    ),
  )
  return rows[0] ?? { addresscode: 0, contact: 0, license: 0, facility: 0 }
}
