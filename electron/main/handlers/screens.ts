import type { Handlers, ScreenCallName } from '../../../shared/contract.ts'
import { LoaderError } from '../../../shared/errors.ts'
import { screenCalls } from '../../../shared/window/calls.ts'

export type ScreenHandlers = Pick<Handlers, ScreenCallName>

/** The calls of the screens. Those that nobody answers yet say so. */
export function createScreenHandlers(answered: Partial<ScreenHandlers>): ScreenHandlers {
  const missing = Object.keys(screenCalls).map((name) => [
    name,
    () => {
      throw new LoaderError('internal', `${name} is not answered yet.`)
    },
  ])
  return { ...(Object.fromEntries(missing) as ScreenHandlers), ...answered }
}
