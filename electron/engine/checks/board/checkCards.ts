import type { CheckCard, ThresholdView } from '../../../../shared/window/checks.ts'
import type { Check } from '../check.ts'
import { checks } from '../checks.ts'
import { type Decisions, inForce, type SetThresholds } from '../decisions/decisions.ts'
import { formsText, thresholdText } from '../judge/threshold.ts'

/** Every check of the program with what people decided of it. */
export function checkCards(decisions: Decisions): CheckCard[] {
  return checks.map((check) => checkCard(check, decisions))
}

function checkCard(check: Check, decisions: Decisions): CheckCard {
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
  }
}

function isDefault({ warn, error }: SetThresholds): boolean {
  return warn === 'default' && error === 'default'
}
