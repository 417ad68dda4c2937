import { type CleanedRecord, type LicenseOwnValues, ownValues } from '../../../../shared/columns.ts'
import addressCodesSql from '../../../../sql/load/date_addresscodes.sql?raw'
import contactsSql from '../../../../sql/load/date_contacts.sql?raw'
import licensesSql from '../../../../sql/load/date_licenses.sql?raw'
import recordsSql from '../../../../sql/load/date_records.sql?raw'
import { type Client, type Connection, connect, disconnect } from '../../../db/connection/connect.ts'
import { inRun, type RunTables } from '../../../db/schema/sqlFile.ts'
import type { ReadResult } from '../../../sources/readRecord.ts'
import type { RecognisedFile } from '../../files/recognisedFile.ts'
import type { RecordOfDate } from '../../intake/earlierRecords.ts'
import {
  createIdIndex,
  createLicenseIndex,
  type IdIndex,
  type LicenseIndex,
} from '../../intake/identities.ts'
import type { Known } from '../../intake/intake.ts'
import {
  addressFingerprint,
  contactFingerprint,
  type Lanes,
  licenseFingerprint,
  type RecordPart,
  recordFingerprint,
} from '../../intake/recordFingerprint.ts'

/** The records that a date already holds, so that added ones join them. */
interface RecordsOfDate {
  readonly known: Known
  find(reference: number): RecordOfDate | undefined
  /** Fetches, in one query, the earlier records that a batch may repeat or share a license with. */
  fetch(file: RecognisedFile, results: readonly (ReadResult | null)[]): Promise<void>
  close(): Promise<void>
}

/** A record of the date; where it said otherwise of its license than the license that it shares, `own` holds that. */
type DateRow = CleanedRecord & {
  facility_id: number
  source: string
  source_file: string
  source_record: number
  issuing_state: string
  own: LicenseOwnValues | null
}

const pageRows = 5000

/**
 * Reads what licenses, contacts and address codes the date holds, page by page, into identities. Its records themselves
 * are wanted of few licenses only: those that added ones name.
 *
 * @param tables hold the records: a candidate that is a copy of `base`, or `base` itself where nothing is written.
 * @param base its indexes stand, those of the candidate come after the data.
 * @param runId of the run of `tables`: what its records said of their licenses is kept under it.
 */
export async function readDateRecords(
  connection: Connection,
  tables: RunTables,
  base: RunTables,
  runId: number,
): Promise<RecordsOfDate> {
  const client = await connect(connection, `leads-loader add to ${tables.schema}`)
  const ids = await lastIds(client, tables)
  const { licenses, licenseIds } = await licensesOf(client, tables)
  const contacts = createIdIndex(ids.contact)
  for await (const row of rowsOf<RecordPart<'contact'> & { contact_id: number }>(client, contactsSql, tables))
    keep(contacts, contactFingerprint(row), row.contact_id)
  const addressCodes = createIdIndex(ids.addresscode)
  for await (const row of rowsOf<RecordPart<'addresscode'> & { addresscode_id: number }>(
    client,
    addressCodesSql,
    tables,
  ))
    keep(addressCodes, addressFingerprint(row), row.addresscode_id)

  /** Licenses of the date whose records are in the index, by entry. */
  const entered = new Set<number>()
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
      const wanted = new Set<number>()
      for (const result of results) {
        if (result === null || result.reject !== null) continue
        const { record } = result
        const { low, high } = licenseFingerprint(file.layout.source.state, record.license_number as string)
        const entry = licenses.find(low, high)
        if (entry >= 0 && entry < licenseIds.length) wanted.add(entry)
      }
      if (wanted.size === 0) return
      const { rows } = await client.query<DateRow>(inRun(recordsSql, base), [
        runId,
        [...wanted].map((entry) => licenseIds[entry]),
      ])
      for (const row of rows) {
        fetched.set(row.facility_id, {
          file: row.source_file,
          record: row.source_record,
          values: { ...ownValues(row), license_number: row.license_number },
        })
        const license = licenseFingerprint(row.issuing_state, row.license_number as string)
        if (entered.has(licenses.find(license.low, license.high))) continue
        const record = row.own === null ? row : { ...row, ...row.own }
        const { low, high } = recordFingerprint(
          row.source,
          record,
          license,
          contactFingerprint(row),
          addressFingerprint(row),
        )
        licenses.addRecord(low, high, row.facility_id)
      }
      for (const entry of wanted) entered.add(entry)
    },
    close: () => disconnect(client),
  }
}

/** The fingerprint that stands for the first record of a license of the date, whose records come when they are wanted. */
const notYet = 0

async function licensesOf(
  client: Client,
  tables: RunTables,
): Promise<{ licenses: LicenseIndex; licenseIds: readonly number[] }> {
  const licenses = createLicenseIndex()
  const licenseIds: number[] = []
  const rows = rowsOf<{
    license_id: number
    issuing_state: string
    license_number: string
    first_facility_id: number
  }>(client, licensesSql, tables)
  for await (const { license_id, issuing_state, license_number, first_facility_id } of rows) {
    const { low, high } = licenseFingerprint(issuing_state, license_number)
    licenses.add(low, high, notYet, notYet, first_facility_id)
    licenseIds.push(license_id)
  }
  return { licenses, licenseIds }
}

/** All rows of a statement, fetched some thousand at a time. */
async function* rowsOf<Row extends object>(
  client: Client,
  sql: string,
  tables: RunTables,
): AsyncGenerator<Row, void, void> {
  await client.query('begin')
  // All rows are read: planned for the first tenth of them, as cursors are by default, joins become nested loops.
  await client.query('set local cursor_tuple_fraction = 1')
  await client.query(`declare records no scroll cursor for ${inRun(sql, tables)}`)
  for (;;) {
    const { rows } = await client.query<Row>(`fetch ${pageRows} from records`)
    yield* rows
    if (rows.length < pageRows) break
  }
  await client.query('commit')
}

function keep(index: IdIndex, lanes: Lanes | null, id: number): void {
  if (lanes === null || index.find(lanes.low, lanes.high) !== 0) return
  index.keep(lanes.low, lanes.high, id)
}

async function lastIds(client: Client, tables: RunTables) {
  const { rows } = await client.query<Record<'addresscode' | 'contact' | 'license' | 'facility', number>>(
    inRun(
      `select (select coalesce(max(addresscode_id), 0) from :"load_schema".addresscode) as addresscode,
              (select coalesce(max(contact_id), 0) from :"load_schema".contact) as contact,
              (select coalesce(max(license_id), 0) from :"load_schema".license) as license,
              (select coalesce(max(facility_id), 0) from :"load_schema".facility) as facility`,
      tables,
    ),
  )
  return rows[0] ?? { addresscode: 0, contact: 0, license: 0, facility: 0 }
}
