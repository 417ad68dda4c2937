import type { ScreenHandlers } from '../../../shared/contract.ts'
import type { Ask } from '../../engine/ask.ts'
import { listCorrections, removeCorrection } from '../../engine/edits/corrections.ts'
import type { Engine } from '../../engine/engine.ts'

type CorrectionCalls = Extract<keyof ScreenHandlers, `corrections.${string}`>

/** Corrections that the list shows. */
const mostListed = 500

export function correctionHandlers(ask: Ask): Pick<ScreenHandlers, CorrectionCalls> {
  const list = async ({ client }: Engine) => (await listCorrections(client)).slice(0, mostListed)
  return {
    'corrections.list': () => ask(list),
    'corrections.remove': ({ correctionId }) =>
      ask(async (engine) => {
        await removeCorrection(engine.client, engine.who, correctionId)
        return list(engine)
      }),
  }
}
