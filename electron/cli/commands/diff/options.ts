import type { ChangeKind } from '../../../../shared/window/kinds.ts'

export interface DiffOptions {
  readonly csv?: string
  readonly raw?: boolean
  readonly source?: string
  readonly kind?: ChangeKind
  readonly limit?: number
}
