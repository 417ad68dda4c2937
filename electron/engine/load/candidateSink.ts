import { LoaderError } from '../../../shared/errors.ts'
import { daysSince2000 } from '../../clean/date.ts'
import { type Connection, connect } from '../../db/connect.ts'
import { copyInto } from '../../db/copyWriter.ts'
import { inSchema } from '../../db/sqlFile.ts'
import type { RecordSink } from './intake.ts'
import { createOwnLicenseValues } from './ownLicenseValues.ts'

/** Rows that the server says it took, by table. */
export interface CopiedRows {
  addresscode: number
  contact: number
  license: number
  facility: number
  row_issue: number
}

export interface CandidateSink extends RecordSink {
  /** Ends and commits all COPYs. */
  finish(): Promise<CopiedRows>
  /** Lets the server forget everything, whatever went wrong before. */
  abort(): Promise<void>
}

const copies = {
  addresscode:
    'copy :"load_schema".addresscode (addresscode_id, city, county, state, zip, updated_dt) from stdin (format binary)',
  contact:
    'copy :"load_schema".contact (contact_id, first_name, last_name, title, email, phone, phone2, updated_dt) from stdin (format binary)',
  license:
    'copy :"load_schema".license (license_id, issuing_state, license_number, license_status, license_type, license_issued, license_renewed, licensee_name, updated_dt) from stdin (format binary)',
  facility:
    'copy :"load_schema".facility (facility_id, company, operator, facility_type, accepts_financial_aid, ages_served, min_age, max_age, capacity, certificate_expiration_date, address1, address2, curriculum_type, language, provider_id, schedule, website_address, attributes, source, source_file, source_record, addresscode_id, contact_id, license_id, updated_dt) from stdin (format binary)',
} as const

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
  const updated = (BigInt(loadedAt) - BigInt(Date.UTC(2000, 0, 1))) * 1000n
  const open = async (sql: string) => {
    const client = await connect(connection, `leads-loader run ${runId} copy`)
    // Only the publishing transaction must survive a power cut: an unpublished candidate is swept.
    await client.query('set synchronous_commit = off')
    await client.query('begin')
    return { client, writer: copyInto(client, sql, 'writing rows') }
  }
  const [addresscode, contact, license, facility, row_issue] = await Promise.all([
    open(inSchema(copies.addresscode, schema)),
    open(inSchema(copies.contact, schema)),
    open(inSchema(copies.license, schema)),
    open(inSchema(copies.facility, schema)),
    open(copyIssues),
  ])
  const parts = { addresscode, contact, license, facility, row_issue }
  const all = Object.values(parts)
  const ownLicenseValues = createOwnLicenseValues(connection, runId)
  const addressCodes = parts.addresscode.writer
  const contacts = parts.contact.writer
  const licenses = parts.license.writer
  const facilities = parts.facility.writer
  const issues = parts.row_issue.writer

  return {
    addressCode(id, record) {
      addressCodes.row(6)
      addressCodes.integer(id)
      addressCodes.text(record.city)
      addressCodes.text(record.county)
      addressCodes.text(record.state)
      addressCodes.text(record.zip)
      addressCodes.timestamp(updated)
    },
    contact(id, record) {
      contacts.row(8)
      contacts.integer(id)
      contacts.text(record.first_name)
      contacts.text(record.last_name)
      contacts.text(record.title)
      contacts.text(record.email)
      contacts.text(record.phone)
      contacts.text(record.phone2)
      contacts.timestamp(updated)
    },
    license(id, issuingState, record) {
      licenses.row(9)
      licenses.integer(id)
      licenses.text(issuingState)
      licenses.text(record.license_number)
      licenses.text(record.license_status)
      licenses.text(record.license_type)
      licenses.date(days(record.license_issued))
      licenses.date(days(record.license_renewed))
      licenses.text(record.licensee_name)
      licenses.timestamp(updated)
    },
    facility({ id, file, recordNumber, record, licenseId, contactId, addressCodeId }) {
      facilities.row(25)
      facilities.integer(id)
      facilities.text(record.company)
      facilities.text(record.operator)
      facilities.text(record.facility_type)
      facilities.boolean(record.accepts_financial_aid)
      facilities.texts(record.ages_served)
      facilities.integer(record.min_age)
      facilities.integer(record.max_age)
      facilities.integer(record.capacity)
      facilities.date(days(record.certificate_expiration_date))
      facilities.text(record.address1)
      facilities.text(record.address2)
      facilities.text(record.curriculum_type)
      facilities.text(record.language)
      facilities.text(record.provider_id)
      facilities.text(record.schedule)
      facilities.text(record.website_address)
      facilities.json(JSON.stringify(record.attributes))
      facilities.text(file.layout.source.id)
      facilities.text(file.file.name)
      facilities.integer(recordNumber)
      facilities.integer(addressCodeId)
      facilities.integer(contactId)
      facilities.integer(licenseId)
      facilities.timestamp(updated)
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
          await client.end()
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
          await client.end().catch(() => undefined) // what broke the connection is reported elsewhere
        }),
      )
    },
  }
}

function days(date: string | null): number | null {
  return date === null ? null : daysSince2000(date)
}
