import { type ToldCheck, toldChecks } from '../../../../shared/checks/toldChecks.ts'
import { count, counted } from '../../../../shared/count.ts'
import type { CheckCard } from '../../../../shared/window/checks.ts'
import { checkFamilies } from '../../../../shared/window/kinds.ts'
import { checkCards } from '../../../engine/checks/board/checkCards.ts'
import { checkAgain } from '../../../engine/checks/checkAgain.ts'
import { type CheckResult, failedChecks } from '../../../engine/checks/checkResult.ts'
import { publishCommand } from '../../../engine/runs/change/consent.ts'
import { findCheckResults } from '../../../engine/runs/runDetails.ts'
import { runFor } from '../../../engine/runs/runFor.ts'
import { vanishedSources } from '../../../engine/vanished/vanishedSources.ts'
import { runReference, usage } from '../../arguments.ts'
import type { Context } from '../../context.ts'
import type { Output } from '../../output/output.ts'
import { rowColumns } from '../../output/rowColumns.ts'
import { checkCounts, quietLine, runHeadline, toldLine } from '../../output/runReport.ts'
import { plain } from '../../output/text.ts'
import { withEngine } from '../../withEngine.ts'
import type { ChecksOptions } from './options.ts'

const shownRows = 3

/** `leads checks RUN`: exit code 5 when a check of severity error failed. */
export async function runChecks(context: Context, wanted: string, { again }: ChecksOptions): Promise<number> {
  const reference = runReference(wanted)
  return withEngine(context, async (engine) => {
    const { output } = context
    const run = await runFor(engine, reference)
    if (again) await checkAgain(engine, run.runId)
    const checks = await findCheckResults(engine.client, run.runId)
    const { runId, date, status } = run
    output.document({ runId, date, status, checks: checks.map(shape) })
    output.print(output.bold(runHeadline(output, run)))
    if (checks.length === 0) output.print('No checks were run: the load ended before them.')
    else output.print(checkCounts(checks))
    reportResults(output, checks)
    const failed = failedChecks(checks)
    if (failed === 0) return 0
    const unmeant = (await vanishedSources(engine.client, runId)).filter(({ meant }) => !meant)
    output.log(
      run.status === 'waiting'
        ? `${counted(failed, 'check')} failed, so the run waits. Publish it all the same: ${publishCommand(run, unmeant)}`
        : `${counted(failed, 'check')} failed.`,
      runId,
    )
    return 5
  })
}

/** `leads checks`: the checks of the program, with what people decided of them. */
export async function listChecks(context: Context, { again }: ChecksOptions): Promise<undefined> {
  if (again) throw usage('--again needs a run.', 'Name it, as in: leads checks 3 --again')
  return withEngine(context, async (engine) => {
    const { output } = context
    const cards = await checkCards(engine.client)
    output.document({ checks: cards })
    for (const family of checkFamilies) {
      const ofFamily = cards.filter((card) => card.family === family)
      if (ofFamily.length === 0) continue
      output.print(output.bold(familyTitle(family)))
      output.table(
        [
          { title: '  Check' },
          { title: 'Source' },
          { title: 'Warns' },
          { title: 'Fails' },
          { title: '', most: 60 },
        ],
        ofFamily.flatMap(cardRows),
      )
    }
    return undefined
  })
}

function cardRows({ name, thresholds, snoozes }: CheckCard): string[][] {
  return [
    ...thresholds.map(({ source, warn, error, changed }) => [
      ...[source === null ? `  ${name}` : '', source ?? 'all', warn, error],
      changed === null ? '' : plain(`set by ${changed.who}${changed.why === null ? '' : `: ${changed.why}`}`),
    ]),
    ...snoozes.map(({ source, until, who, why }) => [
      ...['', source ?? 'all', '', ''],
      plain(`snoozed until ${until} by ${who}: ${why}`),
    ]),
  ]
}

function familyTitle(family: string): string {
  return family.charAt(0).toUpperCase() + family.slice(1)
}

/** What is new since the last run apart from what is as last time, what tells most first; then what is quiet. */
function reportResults(output: Output, checks: readonly CheckResult[]): void {
  const { news, known } = toldChecks(checks)
  const section = (title: string, told: readonly ToldCheck<CheckResult>[]) => {
    if (told.length > 0) output.print(output.bold(title))
    for (const one of told) reportTold(output, one)
  }
  // a failure is news for as long as it keeps a run from its readers
  const stillFails = news.some(({ told }) => told.some(({ sameAs }) => sameAs !== null))
  section(`New since the last run${stillFails ? ', and what still fails' : ''}`, news)
  section('As last time', known)
  const isTold = new Set([...news, ...known].map(({ name }) => name))
  const quiet = [...new Set(checks.map(({ name }) => name))]
    .filter((name) => !isTold.has(name))
    .map((name) => checks.filter((check) => check.name === name) as [CheckResult, ...CheckResult[]])
  const passed = quiet.filter((results) => results.some(({ status }) => status === 'passed'))
  const skipped = quiet.filter((results) => !passed.includes(results))
  for (const [title, list] of [
    ['Passed', passed],
    ['Skipped', skipped],
  ] as const) {
    if (list.length > 0) output.print(output.bold(title))
    for (const results of list) output.print(`  ${quietLine(output, results)}`)
  }
}

/** One line, then the rows of each source that it tells of. */
function reportTold(output: Output, check: ToldCheck<CheckResult>): void {
  output.print(`  ${toldLine(output, check)}`)
  for (const { source, status, rows, offending } of check.told) {
    if (status !== 'failed' || rows.length === 0) continue
    if (check.told.length > 1 && source !== null) output.print(output.dim(`      ${plain(source)}`))
    const names = rowColumns(rows[0] as (typeof rows)[number])
    const columns = names.map((name) => ({ title: name, most: 40 }))
    output.table(
      [{ title: '      ' }, ...columns],
      rows.slice(0, shownRows).map((row) => ['', ...names.map((name) => cellText(row[name]))]),
    )
    if (offending > shownRows) output.print(output.dim(`        and ${count(offending - shownRows)} more`))
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(Number(value.toFixed(3)))
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The query comes last: it is long. */
function shape({ query, ...check }: CheckResult) {
  return { ...check, query }
}
