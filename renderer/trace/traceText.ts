import type { TraceStep, TraceSubject } from '../../shared/window/trace.ts'
import type { Tone } from '../components/messages/ToneIcon.tsx'
import { counted, formatDay } from '../text/format.ts'

/** Steps one after the other, in which nothing happened, are told together. */
type TracePart =
  | { readonly kind: 'step'; readonly step: TraceStep; readonly first: boolean }
  | { readonly kind: 'same'; readonly steps: readonly TraceStep[] }

const fewestTogether = 2

/** Oldest first: what happened step by step, and runs that were all the same in one part. */
export function partsOf(steps: readonly TraceStep[]): TracePart[] {
  const parts: TracePart[] = []
  let same: TraceStep[] = []
  const flush = () => {
    if (same.length >= fewestTogether) parts.push({ kind: 'same', steps: same })
    else parts.push(...same.map((step) => ({ kind: 'step', step, first: false }) as const))
    same = []
  }
  const firstLoaded = steps.find(({ state }) => state === 'loaded')?.runId
  const lastRun = steps.at(-1)?.runId
  steps.forEach((step, index) => {
    const before = steps[index - 1]
    const first = step.state === 'loaded' && step.runId === firstLoaded
    if (before !== undefined && !first && step.runId !== lastRun && isLike(step, before)) {
      same.push(step)
      return
    }
    flush()
    parts.push({ kind: 'step', step, first })
  })
  flush()
  return parts
}

/** Always told: their reasons may be others. */
const always: ReadonlySet<TraceStep['state']> = new Set(['rejected', 'set-aside'])

function isLike(step: TraceStep, before: TraceStep): boolean {
  return (
    step.state === before.state &&
    !always.has(step.state) &&
    step.changes.length === 0 &&
    step.edits.length === 0
  )
}

/** What became of a record in one run, as word and seriousness. */
export function stepWord(step: TraceStep, first: boolean): { readonly tone: Tone; readonly word: string } {
  switch (step.state) {
    case 'loaded':
      if (first) return { tone: 'ok', word: 'First loaded' }
      return step.changes.length > 0 ? { tone: 'info', word: 'Changed' } : { tone: 'ok', word: 'Loaded' }
    case 'rejected':
      return { tone: 'bad', word: 'Rejected' }
    case 'set-aside':
      return { tone: 'idle', word: 'Set aside' }
    case 'missing':
      return { tone: 'warn', word: 'Not in the files' }
    case 'unknown':
      return { tone: 'idle', word: 'Not known' }
  }
}

/** 'Unchanged in 4 runs, 18 Oct 2026 to 8 Nov 2026' */
export function sameSentence(steps: readonly TraceStep[]): string {
  const [first] = steps
  const last = steps.at(-1)
  if (first === undefined || last === undefined) return ''
  const runs = counted(runsOf(steps), 'more run')
  const span = `${runs}, ${formatDay(first.date)} to ${formatDay(last.date)}`
  if (first.state === 'loaded') return `Unchanged in ${span}`
  if (first.state === 'missing') return `Not in the files of ${span}`
  return `Not known of ${span}`
}

/**
 * Where it stands now, and in how many runs it was. A run has several steps where facilities share a license or a record
 * repeats another: it holds what one of them loaded.
 */
export function subjectSentence({ steps }: Pick<TraceSubject, 'steps'>): string {
  const last = steps.at(-1)
  if (last === undefined) return ''
  const loaded = steps.filter(({ state }) => state === 'loaded')
  const changed = runsOf(loaded.filter(({ changes }) => changes.length > 0))
  const often = `Loaded in ${runsOf(loaded)} of ${counted(runsOf(steps), 'run')}`
  const lately = loaded.at(-1)
  const told = [
    often,
    changed === 0 ? '' : `, changed in ${changed}`,
    lately === undefined ? '' : `, last in ${runName(lately)}`,
    '.',
  ].join('')
  if (lately?.runId === last.runId) return told
  if (last.state === 'rejected') return `Rejected in ${runName(last)}. ${told}`
  if (last.state === 'set-aside') return `Set aside in ${runName(last)}. ${told}`
  if (last.state === 'missing') return `Not in the files of ${runName(last)}. ${told}`
  return `Not known of ${runName(last)}, whose tables are gone. ${told}`
}

function runName({ runId, date }: TraceStep): string {
  return `run ${runId} of ${formatDay(date)}`
}

function runsOf(steps: readonly TraceStep[]): number {
  return new Set(steps.map(({ runId }) => runId)).size
}

const either = new Intl.ListFormat('en-US', { type: 'disjunction' })

/** ['license number', 'company'] → license number or company */
export function lookedForText(lookedFor: readonly string[]): string {
  return either.format(lookedFor)
}
