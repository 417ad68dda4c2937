import type { ScreenHandlers } from '../../../shared/contract.ts'
import type { Ask } from '../../engine/ask.ts'
import type { Changes } from './changes.ts'

type ChangesCalls = Extract<keyof ScreenHandlers, `changes.${string}`>

export interface ChangesParts {
  readonly ask: Ask
  readonly changes: Changes
}

export function changesHandlers({ ask, changes }: ChangesParts): Pick<ScreenHandlers, ChangesCalls> {
  return {
    'changes.open': ({ runId, before }) => ask(() => changes.open(runId, before)),
    'changes.rows': ({ changesId, filter, from, count }) =>
      ask(() => changes.rows(changesId, filter, from, count)),
    'changes.export': ({ changesId, filter }) => ask(() => changes.export(changesId, filter)),
    'changes.close': ({ changesId }) => changes.close(changesId),
  }
}
