import { count, counted } from '../../../../shared/count.ts'
import type { CorrectionView } from '../../../../shared/edits/correction.ts'
import {
  findCorrection,
  listCorrections,
  removeCorrection,
  runsOfCorrection,
} from '../../../engine/edits/corrections.ts'
import { exportCorrections } from '../../../engine/edits/exportCorrections.ts'
import { knownSources, requireKnown } from '../../../engine/sources/knownSources.ts'
import { usage } from '../../arguments.ts'
import type { Context } from '../../context.ts'
import { plain, shown } from '../../output/text.ts'
import { withEngine } from '../../withEngine.ts'
import type { CorrectionsOptions } from './options.ts'

/** `leads corrections list` */
export async function runList(context: Context, { source, all }: CorrectionsOptions): Promise<undefined> {
  return withEngine(context, async ({ client }) => {
    const { output } = context
    const known = await listCorrections(client, source ?? null)
    // one that was removed may have some
    if (source !== undefined && known.length === 0) requireKnown(await knownSources(client), source)
    const corrections = all ? known : known.filter(({ ended }) => ended === null)
    output.document({ corrections })
    if (corrections.length === 0) {
      const ended = known.length - corrections.length
      output.print(`No correction stands.${ended === 0 ? '' : ` ${count(ended)} ended; --all shows them.`}`)
      return undefined
    }
    output.table(
      [
        { title: 'No.', align: 'right' },
        { title: 'Source' },
        { title: 'License', most: 30 },
        { title: 'Company', most: 30 },
        { title: 'Column', most: 30 },
        { title: 'File says', most: 40 },
        { title: 'Becomes', most: 40 },
        { title: 'By' },
        ...(all ? [{ title: 'Ended' }] : []),
      ],
      corrections.map(({ correctionId, source: of, license, company, column, from, to, who, at, ended }) => [
        String(correctionId),
        of,
        license,
        company ?? '',
        column,
        from === '' ? '(empty)' : from,
        to === '' ? '(empty)' : to,
        `${who}, ${at.slice(0, 10)}`,
        ...(all ? [ended === null ? '' : ended.at.slice(0, 10)] : []),
      ]),
    )
    return undefined
  })
}

/** `leads corrections show` */
export async function runShow(context: Context, wanted: string): Promise<undefined> {
  const correctionId = numberOf(wanted)
  return withEngine(context, async ({ client }) => {
    const { output } = context
    const correction = await findCorrection(client, correctionId)
    const runs = await runsOfCorrection(client, correctionId)
    output.document({ correction, runs })
    output.print(output.bold(headline(correction)), ...story(correction))
    for (const { runId, date, file, line, says } of runs) {
      const found = says === null ? 'applied' : `the file says '${shown(says, 80)}'`
      output.print(
        `  ${date}  run ${runId}  ${plain(file)}${line === null ? '' : `, line ${count(line)}`}: ${found}`,
      )
    }
    return undefined
  })
}

/** `leads corrections remove` */
export async function runRemove(context: Context, wanted: string): Promise<undefined> {
  const correctionId = numberOf(wanted)
  return withEngine(context, async ({ client, who }) => {
    const correction = await removeCorrection(client, who, correctionId)
    context.output.document({ correction })
    context.output.print(
      `Correction ${correctionId} has ended. Later files of ${correction.source} are loaded as they are.`,
    )
    return undefined
  })
}

/** `leads corrections export` */
export async function runExport(
  context: Context,
  file: string,
  { source }: CorrectionsOptions,
): Promise<undefined> {
  return withEngine(context, async ({ client }) => {
    const written = await exportCorrections(client, file, source ?? null)
    context.output.document(written)
    context.output.print(`${counted(written.rows, 'correction')} written to ${plain(written.file)}`)
    return undefined
  })
}

function headline({ correctionId, source, license, company, column }: CorrectionView): string {
  const of = company === null ? '' : `, ${shown(company, 60)}`
  return `Correction ${correctionId}: ${plain(column)} of ${source} ${plain(license)}${of}`
}

function story({ from, to, who, at, why, ended }: CorrectionView): string[] {
  const value = (text: string) => (text === '' ? 'empty' : `'${shown(text, 80)}'`)
  return [
    `  ${value(from)} becomes ${value(to)}`,
    `  by ${plain(who)}, ${at.slice(0, 10)}${why === null ? '' : `: ${shown(why, 200)}`}`,
    ended === null
      ? '  stands while the file says the old value'
      : ended.says === null
        ? `  ended ${ended.at.slice(0, 10)} by ${plain(ended.who)}`
        : `  ended ${ended.at.slice(0, 10)}: in run ${ended.runId} the file says ${value(ended.says)}`,
  ]
}

function numberOf(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw usage(`'${text.slice(0, 40)}' is not the number of a correction.`, 'See "leads corrections list".')
}
