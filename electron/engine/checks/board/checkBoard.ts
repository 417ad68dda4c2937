import { stateOf } from '../../../../shared/checks/checkState.ts'
import type { CheckBoard, CheckCell } from '../../../../shared/window/checks.ts'
import boardRunsSql from '../../../../sql/query/checks/check_board_runs.sql?raw'
import cellsSql from '../../../../sql/query/checks/check_cells.sql?raw'
import type { Engine } from '../../engine.ts'
import { knownSources } from '../../sources/knownSources.ts'
import type { CheckResult } from '../checkResult.ts'
import { checkCards } from './checkCards.ts'

const runsShown = 30

/** Every check, and how it went on each source of the last runs that wait or stand published. */
export async function checkBoard({ client }: Engine): Promise<CheckBoard> {
  const { rows: runs } = await client.query<CheckBoard['runs'][number]>(boardRunsSql, [runsShown])
  const { rows: cells } = await client.query<
    Omit<CheckCell, 'state'> & Pick<CheckResult, 'status' | 'severity'>
  >(cellsSql, [runs.map(({ runId }) => runId)])
  const cards = await checkCards(client)
  // a check of an earlier version of the program may be gone
  const known = new Set(cards.map(({ name }) => name))
  return {
    checks: cards,
    runs,
    sources: (await knownSources(client)).map(({ source: { id, title, state } }) => ({ id, title, state })),
    cells: cells
      .filter(({ check }) => known.has(check))
      .map(({ status, severity, ...cell }) => ({ ...cell, state: stateOf({ status, severity }) })),
  }
}
