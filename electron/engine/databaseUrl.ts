import { databaseName } from '../../shared/domain.ts'
import { dataFolder } from '../dataFolder.ts'
import { openTarget, urlOf } from '../db/connection/target.ts'
import { connectionTo, readCredentials } from '../db/embedded/folder/credentials.ts'
import { placesIn } from '../db/embedded/folder/places.ts'
import { embeddedStatus } from './localDatabase.ts'

/**
 * The database as other tools take it; without `showPassword` the password is left out. Null while the embedded one
 * does not run: its port is another one each time, if the last one was taken.
 */
export async function databaseUrl(
  options: {
    readonly databaseUrl: string | undefined
    readonly dataDir: string | undefined
    readonly applicationName: string
  },
  showPassword: boolean,
): Promise<string | null> {
  if (!options.databaseUrl && !process.env.DATABASE_URL) return embeddedUrl(options.dataDir, showPassword)
  const target = await openTarget(options)
  await target.leave()
  return target.url(showPassword)
}

async function embeddedUrl(dataDir: string | undefined, showPassword: boolean): Promise<string | null> {
  const folder = dataFolder(dataDir)
  const { running, port } = await embeddedStatus(folder)
  if (!running || port === undefined) return null
  return urlOf(connectionTo(port, readCredentials(placesIn(folder)).loader, databaseName), showPassword)
}
