import { count, counted } from '../../../../shared/count.ts'
import { editText } from '../../../../shared/edits/editText.ts'
import type { TraceStep, TraceSubject, TraceView } from '../../../../shared/window/trace.ts'
import { mostSubjects, trace } from '../../../engine/trace/trace.ts'
import { usage } from '../../arguments.ts'
import type { Context } from '../../context.ts'
import type { Output } from '../../output/output.ts'
import { plain, shown } from '../../output/text.ts'
import { withEngine } from '../../withEngine.ts'
import { changeText } from '../diff/run.ts'
import type { TraceOptions } from './options.ts'

const usualLimit = 10
const shortest = 2
const longest = 200

/** `leads trace TEXT` */
export async function runTrace(context: Context, text: string, { limit }: TraceOptions): Promise<undefined> {
  const { length } = text.trim()
  if (length < shortest || length > longest)
    throw usage(
      `A text of ${shortest} to ${longest} characters can be traced.`,
      'Write a license number, a phone or a part of a company name: leads trace 007-23',
    )
  if (limit === 0)
    throw usage('--limit 0: then nothing would be told.', `Write --limit 1 to ${mostSubjects}.`)
  return withEngine(context, async (engine) => {
    const { output, signal } = context
    output.status('Searching all runs')
    const view = await trace(engine, text, signal)
    output.status('')
    const most = limit ?? (output.json ? view.subjects.length : usualLimit)
    const subjects = view.subjects.slice(0, most)
    const left = subjects.length < view.subjects.length
    output.document({ ...view, subjects, more: view.more || left })
    report(output, { ...view, subjects }, left)
    return undefined
  })
}

/** @param left licenses that were found, and are more than the limit. */
function report(output: Output, view: TraceView, left: boolean): void {
  const { text, lookedFor, subjects, more, runsSearched } = view
  const searched = counted(runsSearched, 'run')
  if (subjects.length === 0) {
    output.print(
      `Nothing is known of '${plain(text)}' in ${searched}, looked for as ${lookedFor.join(', ')}.`,
    )
  }
  for (const subject of subjects) {
    output.print(output.bold(headline(subject)))
    for (const line of accountLines(subject.steps)) output.print(`  ${line}`)
    output.print('')
  }
  if (left)
    output.notice(
      `There is more than the first ${count(subjects.length)}; --limit tells more, a longer text fewer.`,
    )
  else if (more)
    output.notice(
      subjects.length === 0
        ? 'Not everything could be looked through in time: write more of it.'
        : 'That is not all: more is told when you write more of it.',
    )
}

function headline({ source, issuingState, licenseNumber, company }: TraceSubject): string {
  const what = licenseNumber === null ? 'Record without a license number' : `License ${plain(licenseNumber)}`
  return `${what} of ${issuingState || source}${company === null ? '' : `  ${shown(company, 80)}`}`
}

/** A line a step; runs on end that lack it for one reason are told together. */
function accountLines(steps: readonly TraceStep[]): string[] {
  const lines: string[] = []
  for (let from = 0; from < steps.length; ) {
    const step = steps[from] as TraceStep
    let end = from + 1
    if (step.place === null) while (steps[end]?.state === step.state) end += 1
    const together = end - from > 2
    if (!together) end = from + 1
    lines.push(together ? severalLine(steps.slice(from, end)) : stepLine(step))
    from = end
  }
  return lines
}

const words = {
  loaded: 'loaded',
  rejected: 'rejected',
  'set-aside': 'set aside',
  missing: 'missing',
  unknown: 'unknown',
} as const

function stepLine({ date, runId, status, state, place, why, changes, edits }: TraceStep): string {
  const run = `run ${runId}${status === 'published' ? '' : ` (${status})`}`
  const at =
    place === null
      ? ''
      : `  ${plain(place.file)}, record ${count(place.record)}${place.line === null ? '' : `, line ${count(place.line)}`}`
  const said = why === null ? '' : `${place === null ? '  ' : ': '}${shown(why, 200)}`
  const changed = changes.length === 0 ? '' : `  ${shown(changes.map(changeText).join('; '), 300)}`
  const edited =
    edits.length === 0 ? '' : `  edited: ${shown(edits.map((edit) => editText(edit)).join('; '), 300)}`
  return `${date}  ${run}  ${words[state].padEnd(9)}${at}${said}${changed}${edited}`
}

function severalLine(steps: readonly TraceStep[]): string {
  const first = steps[0] as TraceStep
  const last = steps.at(-1) as TraceStep
  const why = first.state === 'missing' ? 'no record of their files names it' : 'their tables are gone'
  return `${first.date} to ${last.date}  ${counted(steps.length, 'run')}  ${words[first.state]}  ${why}`
}
