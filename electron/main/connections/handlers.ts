import type { ScreenHandlers } from '../../../shared/contract.ts'
import {
  removeProfile,
  type SettingsParts,
  saveProfile,
  settingsView,
  tryProfile,
  useProfile,
} from './settingsView.ts'

type SettingsCalls = Extract<keyof ScreenHandlers, `settings.${string}`>

export function settingsHandlers(parts: SettingsParts): Pick<ScreenHandlers, SettingsCalls> {
  return {
    'settings.show': () => settingsView(parts),
    'settings.saveProfile': (profile) => saveProfile(parts, profile),
    'settings.removeProfile': ({ id }) => removeProfile(parts, id),
    'settings.testProfile': ({ id }) => tryProfile(parts, id),
    'settings.useProfile': ({ id }) => useProfile(parts, id),
  }
}
