import type { Check } from '../../electron/engine/checks/check.ts'
import { checks } from '../../electron/engine/checks/checks.ts'
import { thresholdText } from '../../electron/engine/checks/judge/threshold.ts'
import { checkFamilies } from '../../shared/window/kinds.ts'
import { code, markdownTable, page } from './markdown.ts'

/** Every check by family, from the headers of sql/checks. */
export function checksPage(): string {
  return page(
    '# Checks',
    `There are ${checks.length} checks. Each is a query that returns what should not be there; its header says what stands here. \
How thresholds, snoozes and learned ranges work stands in the [guide](../guide.md#checks).`,
    ...checkFamilies.flatMap((family) => {
      const own = checks.filter((check) => check.family === family)
      return [`## ${family}`, own.length === 0 ? '' : table(own)]
    }),
  )
}

function table(own: readonly Check[]): string {
  return markdownTable(
    ['check', 'what must hold', 'what it protects', 'warns', 'fails', 'what to do'],
    own.map((check) => [
      code(check.name),
      check.learned ? `${check.title} (learned)` : check.title,
      check.protects,
      thresholdText(check.warn),
      `${thresholdText(check.error)}${check.error.kind === 'share' && check.fewest > 1 ? ` and from ${check.fewest} rows` : ''}`,
      check.advice,
    ]),
  )
}
