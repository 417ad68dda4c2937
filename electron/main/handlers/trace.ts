import type { Traces } from '../traces.ts'
import type { Ask } from './ask.ts'
import type { ScreenHandlers } from './screens.ts'

export interface TraceParts {
  readonly ask: Ask
  readonly traces: Traces
}

export function traceHandlers({ ask, traces }: TraceParts): Pick<ScreenHandlers, 'trace.find'> {
  return { 'trace.find': ({ text }) => ask(() => traces.find(text)) }
}
