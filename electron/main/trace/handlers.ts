import type { ScreenHandlers } from '../../../shared/contract.ts'
import type { Ask } from '../../engine/ask.ts'
import type { Traces } from './traces.ts'

export interface TraceParts {
  readonly ask: Ask
  readonly traces: Traces
}

export function traceHandlers({ ask, traces }: TraceParts): Pick<ScreenHandlers, 'trace.find'> {
  return { 'trace.find': ({ text }) => ask(() => traces.find(text)) }
}
