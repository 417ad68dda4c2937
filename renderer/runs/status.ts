import type { RunStatus, Severity } from '../../shared/domain.ts'
import type { RunSummary } from '../../shared/window/runs.ts'
import type { Tone } from '../components/messages/ToneIcon.tsx'
import { formatDay } from '../text/format.ts'

/** The word and the seriousness of each status of a run. */
export const statusWords: Record<RunStatus, { readonly tone: Tone; readonly word: string }> = {
  running: { tone: 'info', word: 'Running' },
  waiting: { tone: 'info', word: 'Waiting' },
  published: { tone: 'ok', word: 'Published' },
  replaced: { tone: 'idle', word: 'Replaced' },
  deleted: { tone: 'idle', word: 'Deleted' },
  discarded: { tone: 'idle', word: 'Discarded' },
  failed: { tone: 'bad', word: 'Failed' },
  cancelled: { tone: 'idle', word: 'Cancelled' },
  purged: { tone: 'idle', word: 'Purged' },
}

/** What a run's status means for those who read the data. */
export function statusSentence(run: RunSummary): string {
  switch (run.status) {
    case 'running':
      return 'The load is under way.'
    case 'waiting':
      return 'Complete, and seen by no reader until it is published.'
    case 'published':
      return `Readers find it as ${run.schema}.`
    case 'replaced':
    case 'deleted':
      return run.restorableUntil === null
        ? 'Readers no longer see it.'
        : `Readers no longer see it. It can be restored until ${formatDay(run.restorableUntil.slice(0, 10))}.`
    case 'discarded':
      return 'It was never published; its rows are gone.'
    case 'failed':
    case 'cancelled':
      return 'Nothing was changed.'
    case 'purged':
      return 'Its rows are gone; what it was stays known.'
  }
}

export function severityTone(severity: Severity): 'bad' | 'warn' {
  return severity === 'reject' ? 'bad' : 'warn'
}

/** 'Checks: 22 passed, 1 to look at, 1 failed' */
export function checksSentence({ checks }: Pick<RunSummary, 'checks'>): string {
  const parts = [
    checks.passed > 0 ? `${checks.passed} passed` : '',
    checks.warned > 0 ? `${checks.warned} to look at` : '',
    checks.failed > 0 ? `${checks.failed} failed` : '',
    checks.known > 0 ? `${checks.known} as last time` : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? 'No checks' : `Checks: ${parts.join(', ')}`
}
