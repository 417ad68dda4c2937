import type { AlertTargetToSave } from '../../../shared/window/alerts.ts'

/** A new target as the window saves it, of Slack unless `other` says otherwise. */
export const targetToSave = (name: string, other: Partial<AlertTargetToSave> = {}): AlertTargetToSave => ({
  targetId: null,
  name,
  kind: 'slack',
  settings: {},
  minSeverity: 'error',
  sources: null,
  quietHours: null,
  repeatHours: 24,
  allowPrivate: false,
  enabled: true,
  secret: null,
  signingSecret: null,
  ...other,
})
