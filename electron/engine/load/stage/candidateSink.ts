import type { Table } from '../../../../shared/columns.ts'
import { LoaderError } from '../../../../shared/errors.ts'
import { type Connection, connect, disconnect } from '../../../db/connection/connect.ts'
import { copyInto } from '../../../db/copy/copyWriter.ts'
import { inCandidate } from '../../../db/schema/sqlFile.ts'
import type { RecordSink } from '../../intake/intake.ts'
import { createOwnLicenseValues } from '../../intake/ownLicenseValues.ts'
import { createRowWriter } from './rowWriter.ts'

/** Rows that the server says it took, by table. */
export interface CopiedRows {
  addresscode: number
  contact: number
  license: number
  facility: number
  row_issue: number
}

interface CandidateSink extends RecordSink {
  /** Ends and commits all COPYs. */
  finish(): Promise<CopiedRows>
  /** Lets the server forget everything, whatever went wrong before. */
  abort(): Promise<void>
}

const copyIssues =
  'copy loader.row_issue (run_id, file_number, record, line, severity, cause, column_name, field, value, reason, raw) from stdin (format binary)'

/**
 * Writes records straight into the candidate's four tables, ids already given: each table by its own COPY on its own
 * connection, so that the server uses every core and no row is written twice.
 *
 * @param loadedAt milliseconds since 1970, the updated_dt of every row.
 */
export async function openCandidateSink(
  connection: Connection,
  schema: string,
  runId: number,
  loadedAt: number,
): Promise<CandidateSink> {
  const updated_dt = (BigInt(loadedAt) - BigInt(Date.UTC(2000, 0, 1))) * 1000n
  const open = async (sql: string) => {
    const client = await connect(connection, `leads-loader run ${runId} copy`)
    // Only the publishing transaction must survive a power cut: an unpublished candidate is swept.
    await client.query('set synchronous_commit = off')
    await client.query('begin')
    return { client, writer: copyInto(client, sql, 'writing rows') }
  }
  const [addresscode, contact, license, facility, row_issue] = await Promise.all([
    open(copyRows('addresscode', schema)),
    open(copyRows('contact', schema)),
    open(copyRows('license', schema)),
    open(copyRows('facility', schema)),
    open(copyIssues),
  ])
  const parts = { addresscode, contact, license, facility, row_issue }
  const all = Object.values(parts)
  const ownLicenseValues = createOwnLicenseValues(connection, runId)
  const addressCodes = createRowWriter('addresscode', parts.addresscode.writer)
  const contacts = createRowWriter('contact', parts.contact.writer)
  const licenses = createRowWriter('license', parts.license.writer)
  const facilities = createRowWriter('facility', parts.facility.writer)
  const issues = parts.row_issue.writer

  return {
    addressCode: (addresscode_id, record) => addressCodes(record, { addresscode_id, updated_dt }),
    contact: (contact_id, record) => contacts(record, { contact_id, updated_dt }),
    license: (license_id, issuing_state, record) =>
      licenses(record, { license_id, issuing_state, updated_dt }),
    facility({ id, file, recordNumber, record, licenseId, contactId, addressCodeId }) {
      facilities(record, {
        facility_id: id,
        source: file.layout.source.id,
        source_file: file.file.name,
        source_record: recordNumber,
        addresscode_id: addressCodeId,
        contact_id: contactId,
        license_id: licenseId,
        updated_dt,
      })
    },
    ownLicenseValues: ownLicenseValues.add,
    issue(issue) {
      issues.row(11)
      issues.integer(runId)
      issues.integer(issue.file)
      issues.integer(issue.record)
      issues.integer(issue.line)
      issues.text(issue.severity)
      issues.text(issue.cause)
      issues.text(issue.column)
      issues.text(issue.field)
      issues.text(issue.value)
      issues.text(issue.reason)
      issues.text(issue.raw)
    },
    async drain() {
      await Promise.all([ownLicenseValues.save(), ...all.map(({ writer }) => writer.drain())])
    },
    async finish() {
      await ownLicenseValues.save()
      await ownLicenseValues.close()
      const rows = await Promise.all(
        Object.entries(parts).map(async ([table, { client, writer }]) => {
          const count = await writer.finish()
          const { command } = await client.query('commit')
          if (command !== 'COMMIT')
            throw new LoaderError('internal', `The rows of ${table} were rolled back.`)
          await disconnect(client)
          return [table, count] as const
        }),
      )
      return Object.fromEntries(rows) as unknown as CopiedRows
    },
    async abort() {
      await ownLicenseValues.close()
      await Promise.all(
        all.map(async ({ client, writer }) => {
          writer.abort()
          await disconnect(client)
        }),
      )
    },
  }
}

/** The writer of the rows takes their values in the same order. */
function copyRows(table: Table, schema: string): string {
  return inCandidate(`copy :"load_schema".${table} (:${table}_columns) from stdin (format binary)`, schema)
}
