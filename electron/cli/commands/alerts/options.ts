import type { QuietHours } from '../../../../shared/window/alerts.ts'

/** Beside them the options of the channels' fields: see givenSettings. */
export interface AddAlertOptions extends Readonly<Record<string, unknown>> {
  readonly kind: string
  readonly minSeverity: 'warn' | 'error'
  readonly source?: readonly string[]
  readonly quiet?: QuietHours
  /** Hours. */
  readonly repeatAfter: number
  readonly allowPrivate?: boolean
  readonly replace?: boolean
  readonly why?: string
}

export interface TestAlertOptions {
  readonly preview?: boolean
}

export interface RunbookOptions {
  readonly remove?: boolean
}
