import { today } from '../../../../shared/runDate.ts'
import type { CheckCard, ThresholdView } from '../../../../shared/window/checks.ts'
import type { Client } from '../../../db/connection/connect.ts'
import type { Check } from '../check.ts'
import { checks } from '../checks.ts'
import { type Decisions, inForce, readDecisions, type SetThresholds } from '../decisions/decisions.ts'
import { findRunbooks } from '../decisions/runbooks.ts'
import { formsText, thresholdText } from '../judge/threshold.ts'

/** Every check of the program with what people decided of it. */
export async function checkCards(client: Client): Promise<CheckCard[]> {
  const decisions = await readDecisions(client, today())
  const runbooks = await findRunbooks(client)
  return checks.map((check) => checkCard(check, decisions, runbooks.get(check.name) ?? null))
}

function checkCard(check: Check, decisions: Decisions, runbook: string | null): CheckCard {
  const { name, title, protects, family, of, learned, measured, side } = check
  const changed = decisions.thresholds.filter((set) => set.check === name && !isDefault(set))
  const ownSources = changed.flatMap(({ source }) => (source === null ? [] : [source]))
  const view = (source: string | null): ThresholdView => {
    const { warn, error } = inForce(check, source, decisions)
    const set = changed.find((one) => one.source === source)
    return {
      source,
      warn: thresholdText(warn),
      error: thresholdText(error),
      changed: set === undefined ? null : { who: set.who, at: set.at, why: set.why },
    }
  }
  return {
    name,
    title,
    protects,
    family,
    of,
    learned,
    thresholdForms: formsText(measured, side),
    defaults: { warn: thresholdText(check.warn), error: thresholdText(check.error) },
    thresholds: [null, ...ownSources].map(view),
    snoozes: decisions.snoozes
      .filter((snooze) => snooze.check === name)
      .map(({ source, until, who, at, why }) => ({ source, until, who, at, why })),
    runbook,
  }
}

function isDefault({ warn, error }: SetThresholds): boolean {
  return warn === 'default' && error === 'default'
}
