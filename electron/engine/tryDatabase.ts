import { LoaderError } from '../../shared/errors.ts'
import { connect, disconnect } from '../db/connection/connect.ts'
import { databaseError } from '../db/connection/errors.ts'
import { openTarget } from '../db/connection/target.ts'

export type Tried =
  | { readonly ok: true; readonly version: string }
  | { readonly ok: false; readonly message: string; readonly hint: string | null }

/** Whether a database can be used, by connecting to it; nothing is created on a server. */
export async function tryDatabase(options: {
  readonly databaseUrl: string | undefined
  readonly dataDir: string | undefined
}): Promise<Tried> {
  const applicationName = 'leads-loader test of a connection'
  try {
    const target = await openTarget({ ...options, applicationName, mayCreate: false })
    try {
      const client = await connect(target.connection, applicationName)
      const { rows } = await client.query<{ version: string }>(
        `select current_setting('server_version') as version`,
      )
      await disconnect(client)
      return { ok: true, version: `PostgreSQL ${rows[0]?.version ?? ''}`.trim() }
    } finally {
      await target.leave()
    }
  } catch (error) {
    const { message, hint } =
      error instanceof LoaderError ? error : databaseError(error, "Can't use that database")
    return { ok: false, message, hint: hint ?? null }
  }
}
