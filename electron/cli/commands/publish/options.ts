import type { DeliverWhen } from '../../announceRun.ts'

export interface PublishOptions {
  readonly reader?: string
  readonly reason?: string
  readonly without?: readonly string[]
  readonly deliver: DeliverWhen
}
