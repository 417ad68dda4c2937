import type { Engine } from '../engine/engine.ts'
import { usage } from './arguments.ts'

/** Before the work, not at its end. */
export async function requireRole(engine: Engine, role: string): Promise<void> {
  const { rows } = await engine.client.query('select from pg_roles where rolname = $1', [role])
  if (rows.length > 0) return
  throw usage(
    `--reader ${role}: the database has no such role.`,
    'Make it first ("leads db roles" prints the SQL), or correct the name.',
  )
}
