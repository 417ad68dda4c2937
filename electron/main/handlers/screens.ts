import type { Handlers, ScreenCallName } from '../../../shared/contract.ts'
import type { Alerts } from '../alerts.ts'
import type { SettingsParts } from '../settingsView.ts'
import { aboutHandlers } from './about.ts'
import { alertHandlers } from './alerts.ts'
import { type ChangesParts, changesHandlers } from './changes.ts'
import { checkHandlers } from './checks.ts'
import { type LoadParts, loadHandlers } from './load.ts'
import { type RunParts, runHandlers } from './runs.ts'
import { settingsHandlers } from './settings.ts'
import { type TraceParts, traceHandlers } from './trace.ts'

export type ScreenHandlers = Pick<Handlers, ScreenCallName>

export interface ScreenParts {
  readonly load: LoadParts
  readonly runs: RunParts
  readonly settings: SettingsParts
  readonly changes: ChangesParts
  readonly trace: TraceParts
  readonly alerts: Alerts
}

/** The calls of the screens, an area a file. */
export function createScreenHandlers({
  load,
  runs,
  settings,
  alerts,
  changes,
  trace,
}: ScreenParts): ScreenHandlers {
  return {
    ...loadHandlers(load),
    ...runHandlers(runs),
    ...checkHandlers(runs),
    ...settingsHandlers(settings),
    ...alertHandlers(alerts),
    ...changesHandlers(changes),
    ...traceHandlers(trace),
    ...aboutHandlers,
  }
}
