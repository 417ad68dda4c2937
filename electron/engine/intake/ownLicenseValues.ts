import type { LicenseOwnValues } from '../../../shared/columns.ts'
import saveOwnLicenseValuesSql from '../../../sql/load/save_own_license_values.sql?raw'
import { type Client, type Connection, connect, disconnect } from '../../db/connection/connect.ts'

/** Keeps what single records say of the license that they share. */
interface OwnLicenseValues {
  add(facilityId: number, values: LicenseOwnValues): void
  /** Writes what was added. Rows of a load that fails go when the run is cleaned up. */
  save(): Promise<void>
  close(): Promise<void>
}

/** Opens its connection only when there is something to write: most loads have nothing. */
export function createOwnLicenseValues(connection: Connection, runId: number): OwnLicenseValues {
  let client: Client | null = null
  let rows: { readonly facility_id: number; readonly own: LicenseOwnValues }[] = []
  return {
    add(facilityId, values) {
      rows.push({ facility_id: facilityId, own: values })
    },
    async save() {
      if (rows.length === 0) return
      const saved = rows
      rows = []
      client ??= await connect(connection, `leads-loader run ${runId} licenses`)
      await client.query(saveOwnLicenseValuesSql, [runId, JSON.stringify(saved)])
    },
    async close() {
      if (client !== null) await disconnect(client)
    },
  }
}
