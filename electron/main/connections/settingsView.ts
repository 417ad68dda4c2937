import type { Theme } from '../../../shared/contract.ts'
import { LoaderError } from '../../../shared/errors.ts'
import type { ProfileToSave, SettingsView } from '../../../shared/window/settings.ts'
import { type Tried, tryDatabase } from '../../engine/tryDatabase.ts'
import { folderBytes, freeBytes } from './folderSize.ts'
import type { Profiles } from './profiles.ts'
import type { Secrets } from './secrets.ts'

export interface SettingsParts {
  readonly profiles: Profiles
  readonly secrets: Secrets
  readonly theme: () => Theme
  readonly dataFolder: string
  readonly dataDir: string | undefined
  /** Of the command line: stands in for the local database. */
  readonly databaseUrl: string | undefined
  /** What went wrong with the files of settings at the start. */
  readonly notices: readonly string[]
  /** Opens the database of the profile in use. */
  readonly reopen: () => Promise<void>
  readonly isLoading: () => boolean
}

export async function settingsView(parts: SettingsParts): Promise<SettingsView> {
  const { profiles, secrets, theme, dataFolder, notices } = parts
  const [dataFolderBytes, free, secretStore] = await Promise.all([
    folderBytes(dataFolder),
    freeBytes(dataFolder),
    secrets.kind(),
  ])
  return {
    theme: theme(),
    dataFolder,
    dataFolderBytes,
    freeBytes: free,
    secretStore,
    notices,
    profiles: profiles.list(),
  }
}

/** Saving the profile in use opens its database anew: its address, its name or its colour may have changed. */
export async function saveProfile(parts: SettingsParts, profile: ProfileToSave): Promise<SettingsView> {
  const { profiles } = parts
  const isActive = profile.id !== null && profile.id === profiles.active().id
  if (isActive) refuseWhileLoading(parts)
  await profiles.save(profile)
  if (isActive) await parts.reopen()
  return settingsView(parts)
}

export async function removeProfile(parts: SettingsParts, id: string): Promise<SettingsView> {
  await parts.profiles.remove(id)
  return settingsView(parts)
}

/** @throws LoaderError run-state while a load runs */
export async function useProfile(parts: SettingsParts, id: string): Promise<SettingsView> {
  refuseWhileLoading(parts)
  if (parts.profiles.active().id !== id) {
    parts.profiles.use(id)
    await parts.reopen()
  }
  return settingsView(parts)
}

export async function tryProfile(
  { profiles, dataDir, databaseUrl }: SettingsParts,
  id: string,
): Promise<Tried> {
  return tryDatabase({ dataDir, databaseUrl: (await profiles.urlOf(id)) ?? databaseUrl })
}

function refuseWhileLoading({ isLoading }: SettingsParts): void {
  if (!isLoading()) return
  throw new LoaderError('run-state', 'A load is under way in this window.', {
    hint: 'Wait until it ends, or cancel it, then change the database.',
  })
}
