import type { ScreenHandlers } from '../../../shared/contract.ts'
import type { Alerts } from './alerts.ts'

type AlertCalls = Extract<keyof ScreenHandlers, `alerts.${string}`>

export function alertHandlers(alerts: Alerts): Pick<ScreenHandlers, AlertCalls> {
  return {
    'alerts.list': () => alerts.list(),
    'alerts.save': (target) => alerts.save(target),
    'alerts.remove': ({ targetId }) => alerts.remove(targetId),
    'alerts.test': ({ targetId }) => alerts.test(targetId),
    'alerts.preview': ({ kind }) => alerts.preview(kind),
    'alerts.retry': () => alerts.retry(),
  }
}
