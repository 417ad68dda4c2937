import { resolve } from 'node:path'
import { count, counted } from '../../../../shared/count.ts'
import { editText } from '../../../../shared/edits/editText.ts'
import type { ChangeRow, ChangesView, SourceChanges } from '../../../../shared/window/changes.ts'
import { exportChanges } from '../../../engine/changes/exportChanges.ts'
import { everyChange, type OpenChanges, openChanges } from '../../../engine/changes/openChanges.ts'
import { runFor } from '../../../engine/runs/runFor.ts'
import { knownSources, requireKnown } from '../../../engine/sources/knownSources.ts'
import { runReference, usage } from '../../arguments.ts'
import type { Context } from '../../context.ts'
import type { Output } from '../../output/output.ts'
import { bytes, plain } from '../../output/text.ts'
import { withEngine } from '../../withEngine.ts'
import type { DiffOptions } from './options.ts'

const usualLimit = 20
const usualLimitOfJson = 1000
/** Changed fields that are counted in the report; --json has all. */
const shownFields = 12

/** `leads diff A B`, `leads diff B` */
export async function runDiff(
  context: Context,
  words: readonly string[],
  options: DiffOptions,
): Promise<undefined> {
  if (words.length > 2)
    throw usage('More than two runs were named.', 'Write the run before, then the run after.')
  const [before, after] = words.length === 2 ? words.map(runReference) : [null, runReference(words[0] ?? '')]
  if (options.raw && options.csv === undefined)
    throw usage('--raw says how --csv writes values.', 'Name a file: --csv changes.csv --raw')
  return withEngine(context, async (engine) => {
    const { output, signal } = context
    const source = options.source ?? null
    if (source !== null) requireKnown(await knownSources(engine.client), source)
    const run = await runFor(engine, after as NonNullable<typeof after>)
    const than = before == null ? null : await runFor(engine, before)
    output.status(`Comparing run ${run.runId} of ${run.date}`)
    const changes = await openChanges(engine, run.runId, than?.runId ?? null, signal)
    try {
      await report(context, changes, { ...options, source })
    } finally {
      output.status('')
      await changes.close()
    }
    return undefined
  })
}

async function report(
  { output, signal }: Context,
  changes: OpenChanges,
  { csv, raw = false, source, kind, limit }: Omit<DiffOptions, 'source'> & { readonly source: string | null },
): Promise<void> {
  // one source's own counts, for people and programs alike
  const view = {
    ...changes.view,
    sources: changes.view.sources.filter((one) => source === null || one.source === source),
    readOtherwise: changes.view.readOtherwise.filter((one) => source === null || one.source === source),
  }
  const filter = { ...everyChange, source, kind: kind ?? null }
  // who wants a file wants the rows there
  const usual = csv !== undefined ? 0 : output.json ? usualLimitOfJson : usualLimit
  const { rows, total } = await changes.rows(filter, 0, limit ?? usual)
  const written =
    csv === undefined
      ? null
      : await exportChanges(changes, {
          filter,
          path: csv,
          raw,
          signal,
          onProgress: (done) => output.status(`${count(done)} rows written`),
        })
  output.document({
    a: view.before,
    b: view.run,
    sources: view.sources,
    fields: view.fields,
    notCompared: view.notCompared,
    readOtherwise: view.readOtherwise,
    total,
    more: rows.length < total,
    rows,
    written: written && csv !== undefined ? { file: resolve(csv), ...written } : null,
  })
  reportCounts(output, view, source)
  if (view.before === null) return
  if (rows.length > 0) reportRows(output, rows)
  if (written !== null && csv !== undefined)
    output.print(`${counted(written.rows, 'row')} written to ${plain(csv)} (${bytes(written.bytes)}).`)
  else if (rows.length < total)
    output.print(
      output.dim(
        rows.length === 0
          ? `${counted(total, 'change')}; --limit lists the first of them, --csv writes all.`
          : `The first ${count(rows.length)} of ${count(total)}; --limit lists more, --csv writes all.`,
      ),
    )
}

/** @param only the source that was asked for; null is all. */
function reportCounts(output: Output, view: OpenChanges['view'], only: string | null): void {
  const { run, before, fields, sources: changed, notCompared } = view
  const name = ({ runId, date }: ChangesView['run']) => `run ${runId} of ${date}`
  if (before === null) {
    output.print(`No published run stands before ${name(run)}: there is nothing to compare it with.`)
    return
  }
  output.print(output.bold(`What changed from ${name(before)} to ${name(run)}`))
  output.table(
    [
      { title: 'Source' },
      { title: '' },
      ...['Before', 'Added', 'Gone', 'Changed', 'After'].map((title) => ({ title, align: 'right' as const })),
    ],
    changed.flatMap(({ source, facilities, licenses }) => [
      [source, 'facilities', ...countsOf(facilities)],
      ['', 'licenses', ...countsOf(licenses)],
    ]),
  )
  if (notCompared.length > 0)
    output.print(
      `Not compared, since only one of the two runs has them: ${notCompared.map(plain).join(', ')}`,
    )
  for (const { says } of view.readOtherwise) output.print(plain(says))
  if (fields.length === 0) return
  const shown = fields.slice(0, shownFields).map((one) => `${plain(one.field)} ${count(one.count)}`)
  const more =
    fields.length > shownFields ? `, and ${counted(fields.length - shownFields, 'more field')}` : ''
  const of = only === null ? '' : ' of all sources'
  output.print(`${output.bold(`Changed fields${of}`)}  ${shown.join(', ')}${more}`)
}

function countsOf({ before, added, gone, changed, after }: SourceChanges['facilities']): string[] {
  return [before, added, gone, changed, after].map(count)
}

const marks = { added: '+ added', gone: '- gone', changed: '~ changed' } as const

function reportRows(output: Output, rows: readonly ChangeRow[]): void {
  output.print('')
  output.table(
    [
      { title: 'Change' },
      { title: 'Table' },
      { title: 'Source' },
      { title: 'License', most: 40 },
      { title: 'Company or licensee', most: 40 },
      { title: 'Before → after', most: 160 },
    ],
    rows.map(({ kind, table, source, licenseNumber, company, fields, edits, rejected }) => [
      ...[marks[kind], table, source, licenseNumber, company],
      [
        ...fields.map(changeText),
        ...(rejected === null
          ? []
          : [`rejected: ${rejected.file}, line ${count(rejected.line)}: ${rejected.reason}`]),
        ...edits.map((edit) => `edited: ${editText(edit)}`),
      ].join('; '),
    ]),
  )
}

/** `capacity 40 → 48`; a value that is missing is `–`. */
export function changeText({ field, before, after }: ChangeRow['fields'][number]): string {
  return `${field.slice(field.indexOf('.') + 1)} ${before ?? '–'} → ${after ?? '–'}`
}
