import type { Client } from 'pg'
import { LoaderError } from '../../../shared/errors.ts'
import mergeAddresscodesSql from '../../../sql/load/merge_addresscodes.sql?raw'
import mergeContactsSql from '../../../sql/load/merge_contacts.sql?raw'
import nextIdsSql from '../../../sql/load/next_ids.sql?raw'
import keysOfAddresscodeSql from '../../../sql/schema/keys/addresscode.sql?raw'
import keysOfWideAddresscodeSql from '../../../sql/schema/keys/addresscode_wide.sql?raw'
import keysOfContactSql from '../../../sql/schema/keys/contact.sql?raw'
import keysOfWideContactSql from '../../../sql/schema/keys/contact_wide.sql?raw'
import keysOfFacilitySql from '../../../sql/schema/keys/facility.sql?raw'
import foreignKeyToAddresscodeSql from '../../../sql/schema/keys/foreign_key_addresscode.sql?raw'
import foreignKeyToContactSql from '../../../sql/schema/keys/foreign_key_contact.sql?raw'
import foreignKeyToLicenseSql from '../../../sql/schema/keys/foreign_key_license.sql?raw'
import keysOfLicenseSql from '../../../sql/schema/keys/license.sql?raw'
import finishSql from '../../../sql/schema/tables/finish.sql?raw'
import { databaseError } from '../connection/errors.ts'
import { lockTimeout } from '../connection/locks.ts'
import { inCandidate, quoted, withNames } from './sqlFile.ts'

/** An index row can't be wider than a third of a page. */
const programLimitExceeded = '54000'
const uniqueViolation = '23505'
const foreignKeyViolation = '23503'

const asBefore = `reset synchronous_commit; set lock_timeout = '${lockTimeout}'`

/**
 * Keys, indexes, foreign keys and statistics of a schema, after its data. Two connections, since a statement uses one
 * core: facilities on the first, what they point to on the second, each foreign key as soon as both sides are ready.
 */
export async function addKeys(first: Client, second: Client, schema: string): Promise<void> {
  try {
    // An unpublished candidate that a power cut takes is swept, so nothing waits for the disk here. The two wait for each
    // other's locks as long as an index takes.
    const settings = `set maintenance_work_mem = '512MB'; set work_mem = '256MB'; set synchronous_commit = off; set lock_timeout = 0`
    await Promise.all([first.query(settings), second.query(settings)])
    const license = runEach(second, inCandidate(keysOfLicenseSql, schema))
    const others = license
      .then(() => naturalKey(second, schema, keysOfContactSql, keysOfWideContactSql, mergeContactsSql))
      .then(() =>
        naturalKey(second, schema, keysOfAddresscodeSql, keysOfWideAddresscodeSql, mergeAddresscodesSql),
      )
      .then(() => vacuum(second, schema, ['license', 'contact', 'addresscode']))
    const facility = runEach(first, inCandidate(keysOfFacilitySql, schema))
      .then(() => license)
      .then(() => runEach(first, inCandidate(foreignKeyToLicenseSql, schema)))
    await Promise.all([facility, others])
    await runEach(first, inCandidate(foreignKeyToContactSql, schema))
    await runEach(first, inCandidate(foreignKeyToAddresscodeSql, schema))
    await vacuum(first, schema, ['facility'])
    await runEach(first, inCandidate(finishSql, schema))
    await first.query(withNames(nextIdsSql, { load_schema: schema }), [schema])
    // what follows on these connections is what must survive a power cut: the run's status, and its publication
    await Promise.all([first.query(asBefore), second.query(asBefore)])
  } catch (error) {
    throw rowsDontFit(error) ?? databaseError(error, `Can't add the keys of ${schema}`)
  }
}

/** A key that the rows break: one of them is lost, or there twice. */
function rowsDontFit(error: unknown): LoaderError | null {
  const { code, table, constraint } = error as { code?: string; table?: string; constraint?: string }
  if (code !== uniqueViolation && code !== foreignKeyViolation) return null
  return new LoaderError(
    'reconciliation',
    `The rows that were written don't fit together: ${table} breaks ${constraint}.`,
    {
      hint: 'Nothing was published. Load again; if it happens again, please report it with this message.',
      cause: error,
    },
  )
}

/** One transaction a statement, so that no lock is held while the next one runs. */
async function runEach(client: Client, sql: string): Promise<void> {
  for (const statement of sql.split(/;\s*$/m)) if (statement.trim() !== '') await client.query(statement)
}

/**
 * A natural key as plain columns, or by a digest where the widest row is too wide for that (DATA.md, "Length"). Rows that
 * files of different states have in common stand twice; that is so seldom that the index is tried first.
 */
async function naturalKey(
  client: Client,
  schema: string,
  plain: string,
  wide: string,
  merge: string,
): Promise<void> {
  let key = plain
  let merged = false
  for (;;) {
    try {
      await client.query(inCandidate(key, schema))
      return
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null
      if (code === programLimitExceeded && key === plain) key = wide
      else if (code === uniqueViolation && !merged) {
        await client.query(inCandidate(merge, schema))
        merged = true
      } else throw error
    }
  }
}

/**
 * Statistics, and the marks by which a query may read an index alone: checks, comparisons and readers do. The server's own
 * vacuum then has no reason to come in between.
 */
async function vacuum(client: Client, schema: string, names: readonly string[]): Promise<void> {
  for (const name of names) await client.query(`vacuum (analyze) ${quoted(schema)}.${quoted(name)}`)
}
