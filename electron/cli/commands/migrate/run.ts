import { migrations } from '../../../engine/migrations.ts'
import type { Context } from '../../context.ts'
import type { MigrateOptions } from './options.ts'

/** `leads db migrate` */
export async function runMigrate(
  { common, output }: Context,
  { dryRun = false, status = false }: MigrateOptions,
): Promise<undefined> {
  const {
    database,
    migrations: found,
    made,
  } = await migrations({
    databaseUrl: common.databaseUrl,
    dataDir: common.dataDir,
    apply: !dryRun && !status,
    log: (message) => output.log(message),
  })
  output.document({ database, migrations: found, made })
  const pending = found.filter(({ appliedAt }) => appliedAt === null)
  const listed = status ? found : pending
  if (listed.length > 0) {
    output.table(
      [{ title: 'Change' }, { title: made.length > 0 ? 'Outcome' : 'Made' }],
      listed.map(({ name, appliedAt }) => [
        name,
        made.includes(name) ? 'made now' : (appliedAt ?? 'pending'),
      ]),
    )
  }
  if (pending.length === 0) output.print('Nothing is pending: the registry is of this version.')
  return undefined
}
