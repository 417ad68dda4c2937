import type { ScreenHandlers } from '../../../shared/contract.ts'
import { checkBoard } from '../../engine/checks/board/checkBoard.ts'
import { checkHistory } from '../../engine/checks/board/checkHistory.ts'
import { tryThresholds } from '../../engine/checks/board/tryThresholds.ts'
import { checkAgain } from '../../engine/checks/checkAgain.ts'
import { setThreshold, snooze } from '../../engine/checks/decisions/decide.ts'
import { setRunbook } from '../../engine/checks/decisions/runbooks.ts'
import { setBaseline } from '../../engine/measures/setBaseline.ts'
import { withOwnClient } from '../../engine/ownClient.ts'
import type { RunParts } from '../runs/handlers.ts'

type CheckCalls = Extract<keyof ScreenHandlers, `checks.${string}`>

export function checkHandlers({
  ask,
  onChange,
}: Pick<RunParts, 'ask' | 'onChange'>): Pick<ScreenHandlers, CheckCalls> {
  return {
    'checks.board': () => ask(checkBoard),
    'checks.history': (wanted) => ask((engine) => checkHistory(engine, wanted)),
    // a transaction, which no statement of a screen may fall into
    'checks.set': async (change) => {
      await ask((engine) => withOwnClient(engine, 'threshold', (own) => setThreshold(own, change)))
    },
    'checks.try': (wanted) => ask((engine) => tryThresholds(engine, wanted)),
    'checks.snooze': (change) => ask((engine) => snooze(engine, change)),
    'checks.runbook': ({ check, address }) =>
      ask(({ client, who }) => setRunbook(client, who, check, address)),
    'checks.accept': async (baseline) => {
      try {
        await ask((engine) => withOwnClient(engine, 'baseline', (own) => setBaseline(own, baseline)))
      } finally {
        onChange()
      }
    },
    'checks.again': async ({ runId }) => {
      try {
        await ask((engine) => checkAgain(engine, runId))
      } finally {
        onChange()
      }
    },
  }
}
