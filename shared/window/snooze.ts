/** A snooze: what the check finds is shown, but keeps no run from being published and sends no alert. */
export interface SnoozeView {
  /** `YYYY-MM-DD`, that day included. */
  readonly until: string
  readonly who: string
  readonly at: string
  readonly why: string
}
