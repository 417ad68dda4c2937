import type { Client } from 'pg'
import {
  columns,
  columnsOf,
  type Table,
  type TableColumn,
  tableComments,
  tables,
} from '../../../shared/columns.ts'
import { LoaderError } from '../../../shared/errors.ts'
import analyzeKeysSql from '../../../sql/load/analyze_keys.sql?raw'
import copyBaseSql from '../../../sql/load/copy_base.sql?raw'
import sizeSql from '../../../sql/load/schema_size.sql?raw'
import grantsSql from '../../../sql/query/grants.sql?raw'
import dependentsSql from '../../../sql/query/outside_dependents.sql?raw'
import tablesSql from '../../../sql/schema/tables/tables.sql?raw'
import { transaction } from '../connection/transaction.ts'
import { inCandidate, inRuns, isRunSchemaName, quoted, type RunTables, thisVersion } from './sqlFile.ts'

/**
 * The empty candidate, committed before any row: a crash then leaves only what the registry names. `enter` puts its
 * name there in the same transaction, so that a schema of that name that somebody else made is never taken for it.
 * @throws LoaderError database-no-right
 */
export async function createCandidate(
  client: Client,
  schema: string,
  enter: () => Promise<void> = async () => undefined,
): Promise<void> {
  await transaction(client, `Can't create the schema ${schema}`, async () => {
    await requireUnused(client, schema)
    await client.query(`create schema ${quoted(schema)}`)
    await client.query(inCandidate(tablesSql, schema))
    await client.query(commentsOn(schema))
    await enter()
  })
}

/** What every table and column means, and its unit. */
function commentsOn(schema: string): string {
  return tables
    .flatMap((table) => [
      `comment on table ${quoted(schema)}.${table} is ${literal(tableComments[table])};`,
      ...columnsOf(table).map((column) => commentOn(schema, column)),
    ])
    .join('\n')
}

export function commentOn(schema: string, { table, name, comment }: TableColumn): string {
  return `comment on column ${quoted(schema)}.${table}.${name} is ${literal(comment)};`
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`

async function requireUnused(client: Client, schema: string): Promise<void> {
  const found = await schemaOwner(client, schema)
  if (found === null) return
  throw new LoaderError(
    'database-no-right',
    `A schema ${schema} of ${found.owner} is there that no run of this registry made.`,
    { hint: 'Nothing was changed. Rename that schema, then try again.' },
  )
}

/** Add: all rows of the published run, as they are. */
export async function copyBase(client: Client, schema: string, base: RunTables): Promise<void> {
  await requireThere(client, base.schema)
  await transaction(client, `Can't copy ${base.schema}`, async () => {
    await client.query(inRuns(copyBaseSql, { load_schema: thisVersion(schema), base_schema: base }))
  })
  // The server's own vacuum, which would, keeps off candidates. Without numbers joins become nested loops: hours.
  await client.query(inCandidate(analyzeKeysSql, schema))
}

/** Owner of a schema and whether that is the registry's owner; null when there is no such schema. */
export async function schemaOwner(
  client: Client,
  schema: string,
): Promise<{ owner: string; ours: boolean } | null> {
  const { rows } = await client.query<{ owner: string; ours: boolean }>(
    `select pg_get_userbyid(n.nspowner) as owner, n.nspowner = l.nspowner as ours
       from pg_namespace n, pg_namespace l where n.nspname = $1 and l.nspname = 'loader'`,
    [schema],
  )
  return rows[0] ?? null
}

async function requireThere(client: Client, schema: string): Promise<void> {
  if ((await schemaOwner(client, schema)) !== null) return
  throw new LoaderError('run-state', `The schema ${schema} is not there any more.`, {
    hint: 'Somebody dropped or renamed it by hand. Load the files again, with --replace if the date is taken.',
  })
}

/** Nothing but a run's own schema is ever renamed or dropped. */
export async function requireOurs(client: Client, schema: string): Promise<void> {
  if (!isRunSchemaName(schema)) throw new LoaderError('internal', `${schema} is no schema of a run.`)
  const found = await schemaOwner(client, schema)
  if (found !== null && !found.ours) {
    throw new LoaderError(
      'database-no-right',
      `The schema ${schema} belongs to ${found.owner}, not to this program.`,
      {
        hint: 'Nothing was changed. Ask its owner to rename it.',
      },
    )
  }
}

/** Drops a run's schema if it is there. Never CASCADE beyond it: the caller has looked for dependents. */
export async function dropSchema(client: Client, schema: string): Promise<boolean> {
  await requireOurs(client, schema)
  if ((await schemaOwner(client, schema)) === null) return false
  const dependents = await outsideDependents(client, schema)
  if (dependents.length > 0) {
    throw new LoaderError('run-state', `${schema} can't be dropped: ${dependents.join(', ')} depend on it.`)
  }
  await client.query(`drop schema ${quoted(schema)} cascade`)
  return true
}

/** @throws LoaderError run-state when somebody dropped the schema by hand. */
export async function renameSchema(client: Client, from: string, to: string): Promise<void> {
  await requireOurs(client, from)
  if (!isRunSchemaName(to)) throw new LoaderError('internal', `${to} is no schema of a run.`)
  await requireUnused(client, to)
  await requireThere(client, from)
  await client.query(`alter schema ${quoted(from)} rename to ${quoted(to)}`)
}

/** What of others depends on the schema, or was put into it, as `schema.name`. */
export async function outsideDependents(client: Client, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(dependentsSql, [schema])
  return rows.map(({ name }) => name)
}

/** Bytes on disk. */
export async function schemaSize(client: Client, schema: string): Promise<number> {
  const { rows } = await client.query<{ bytes: number }>(sizeSql, [schema])
  return rows[0]?.bytes ?? 0
}

/** @throws LoaderError usage when there is no such role. */
export async function requireRole(client: Client, role: string): Promise<void> {
  const { rows } = await client.query('select from pg_roles where rolname = $1', [role])
  if (rows.length > 0) return
  throw new LoaderError('usage', `The database has no role ${role}, which was to read the run.`, {
    hint: 'Make it first ("leads db roles" prints the SQL), or correct the name.',
  })
}

/** Lets a role read the schema. */
export async function grantReader(client: Client, schema: string, role: string): Promise<void> {
  await requireRole(client, role)
  await client.query(`grant usage on schema ${quoted(schema)} to ${quoted(role)}`)
  await client.query(
    `grant select on ${tables.map((table) => `${quoted(schema)}.${table}`).join(', ')} to ${quoted(role)}`,
  )
}

interface SchemaRight {
  readonly table_name: string | null
  readonly grantee: string
  readonly to_public: boolean
  readonly privilege: string
  readonly grantable: boolean
}

/**
 * What lies in the trash is read by nobody but its owner. Who could reach it is kept with the schema, for its restoration;
 * the rights on its tables stay, and are of no use without it.
 */
export async function closeToReaders(client: Client, schema: string): Promise<void> {
  const { rows } = await client.query<SchemaRight>(grantsSql, [schema])
  const rights = rows.filter(({ table_name }) => table_name === null)
  if (rights.length === 0) return
  for (const right of rights)
    await client.query(`revoke all on schema ${quoted(schema)} from ${roleOf(right)} cascade`)
  await client.query(`comment on schema ${quoted(schema)} is ${literal(JSON.stringify({ rights }))}`)
}

/** Lets those reach the schema again who could when it came into the trash, and are still there. */
export async function openToReaders(client: Client, schema: string): Promise<void> {
  const {
    rows: [kept],
  } = await client.query<{ comment: string | null }>(
    `select obj_description(oid, 'pg_namespace') as comment from pg_namespace where nspname = $1`,
    [schema],
  )
  for (const right of rightsIn(kept?.comment ?? '')) {
    const { rows } = await client.query('select from pg_roles where rolname = $1', [right.grantee])
    if (rows.length === 0 && !right.to_public) continue
    const option = right.grantable ? ' with grant option' : ''
    const privilege = right.privilege === 'CREATE' ? 'create' : 'usage'
    await client.query(`grant ${privilege} on schema ${quoted(schema)} to ${roleOf(right)}${option}`)
  }
  await client.query(`comment on schema ${quoted(schema)} is null`)
}

const roleOf = ({ to_public, grantee }: Pick<SchemaRight, 'to_public' | 'grantee'>) =>
  to_public ? 'public' : quoted(grantee)

/** None where the schema came into the trash before its rights were kept: then it has them still. */
function rightsIn(comment: string): readonly SchemaRight[] {
  try {
    return (JSON.parse(comment) as { rights: SchemaRight[] }).rights
  } catch {
    return []
  }
}

/** Gives whoever had rights in one schema, on its tables or on single columns, the same rights in another. */
export async function copyGrants(client: Client, from: string, to: string): Promise<void> {
  const { rows } = await client.query<{
    table_name: string | null
    column_name: string | null
    grantee: string
    to_public: boolean
    privilege: string
    grantable: boolean
  }>(grantsSql, [from])
  for (const { table_name, column_name, grantee, to_public, privilege, grantable } of rows) {
    // a column that somebody added by hand to the one is not in the other
    if (column_name !== null && !Object.hasOwn(columns[table_name as Table], column_name)) continue
    const right = column_name === null ? privilege : `${privilege} (${quoted(column_name)})`
    const object = table_name === null ? `schema ${quoted(to)}` : `${quoted(to)}.${quoted(table_name)}`
    const role = to_public ? 'public' : quoted(grantee)
    await client.query(`grant ${right} on ${object} to ${role}${grantable ? ' with grant option' : ''}`)
  }
}
