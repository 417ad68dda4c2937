import type { ScreenHandlers } from '../../../shared/contract.ts'
import type { Alerts } from '../alerts/alerts.ts'
import { alertHandlers } from '../alerts/handlers.ts'
import { type ChangesParts, changesHandlers } from '../changes/handlers.ts'
import { checkHandlers } from '../checks/handlers.ts'
import { settingsHandlers } from '../connections/handlers.ts'
import type { SettingsParts } from '../connections/settingsView.ts'
import { correctionHandlers } from '../corrections/handlers.ts'
import { type LoadParts, loadHandlers } from '../load/handlers.ts'
import { type RunParts, runHandlers } from '../runs/handlers.ts'
import { sourceHandlers } from '../sources/handlers.ts'
import { type TraceParts, traceHandlers } from '../trace/handlers.ts'
import { aboutHandlers } from './aboutHandlers.ts'

interface ScreenParts {
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
    ...sourceHandlers(runs, load.views.readBy),
    ...settingsHandlers(settings),
    ...alertHandlers(alerts),
    ...correctionHandlers(runs.ask),
    ...changesHandlers(changes),
    ...traceHandlers(trace),
    ...aboutHandlers,
  }
}
