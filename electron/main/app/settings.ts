import { z } from 'zod'
import { type Theme, themes } from '../../../shared/contract.ts'
import { readJsonFile, writeJsonFile } from './jsonFile.ts'

/** What this computer's window remembers. No secrets, and nothing that others must see: that is in the registry. */
const schema = z.object({
  theme: z.enum(themes).catch('system'),
  /** Where files were last chosen. */
  lastFolder: z.string().optional().catch(undefined),
  /** Where a file was last exported to. */
  exportFolder: z.string().optional().catch(undefined),
})
type WindowSettings = {
  theme: Theme
  lastFolder?: string | undefined
  exportFolder?: string | undefined
}

const defaults: WindowSettings = { theme: 'system' }

export interface SettingsFile {
  /** False when a file was there that could not be understood; it is kept aside. */
  readonly understood: boolean
  get(): WindowSettings
  change(changed: Partial<WindowSettings>): void
}

export function openSettings(path: string, log: (message: string, error?: unknown) => void): SettingsFile {
  const { value, understood } = readJsonFile<WindowSettings>(path, schema, defaults)
  if (!understood) log('The settings could not be read: the defaults are used.')
  let settings = value
  return {
    understood,
    get: () => settings,
    change(changed) {
      settings = { ...settings, ...changed }
      try {
        writeJsonFile(path, settings)
      } catch (error) {
        log('The settings could not be saved.', error)
      }
    },
  }
}
