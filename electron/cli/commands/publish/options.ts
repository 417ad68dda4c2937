import type { DeliverWhen } from '../../announceRun.ts'

export interface PublishOptions {
  readonly reader?: string
  readonly deliver: DeliverWhen
}
