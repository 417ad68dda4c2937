import type { CheckHistory } from '../../../shared/window/runs.ts'
import checkHistorySql from '../../../sql/query/check_history.sql?raw'
import type { Engine } from '../engine.ts'
import { checks } from './checks.ts'
import { expectedText } from './words.ts'

const runsLookedAt = 30

/** Every check of the program, and what it found on the last runs that wait or stand published. */
export async function checkHistory({ client }: Engine): Promise<CheckHistory[]> {
  const { rows } = await client.query<CheckHistory['history'][number] & { name: string }>(checkHistorySql, [
    runsLookedAt,
  ])
  return checks.map((check) => {
    const { name, title, protects } = check
    const history = rows.filter((row) => row.name === name).map(({ name: _name, ...result }) => result)
    return { check: { name, title, protects, expected: expectedText(check.warn, check.error) }, history }
  })
}
