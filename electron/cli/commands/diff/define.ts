import { type Command, Option } from 'commander'
import { changeKinds } from '../../../../shared/window/kinds.ts'
import { wholeNumber } from '../../arguments.ts'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../ending/exitCodes.ts'
import { sourcesOption } from '../../sourcesOption.ts'
import type { DiffOptions } from './options.ts'

/** `leads diff` */
export function defineDiffCommand(program: Command, define: Define): void {
  program
    .command('diff')
    .summary('tell what changed between two runs')
    .description(
      'Compares two runs: facilities and licenses added, gone and changed, by license number; facilities that share a license by company and address, then company. One run alone is compared with the one before it: a run that waits with what is published for its date, if anything is; every other with the newest published run of an earlier date.',
    )
    .argument(
      '<runs...>',
      "a run's number or a date: the run before, then the run after; or the run after alone",
    )
    .option('--source <source>', 'only records of this source')
    .addOption(new Option('--kind <kind>', 'only what was added, is gone, or changed').choices(changeKinds))
    .addOption(sourcesOption())
    .option('--limit <number>', 'list so many (default: 20; with --json 1,000)', wholeNumber('--limit'))
    .option(
      '--csv <file>',
      'write all changes as CSV, a row a field; a file that exists is never overwritten',
    )
    .option('--raw', 'with --csv, for programs: every value as it is')
    .addHelpText(
      'after',
      `
Examples:
  leads diff 12
  leads diff 2025-10-29 2025-11-05 --source texas --kind gone
  leads diff 12 --csv changes.csv

--json prints {a: {runId, date}, b: {runId, date}, sources: [{source, facilities: {before, added, gone, changed,
after}, licenses}], fields: [{field, count}], notCompared, readOtherwise: [{source, says}], total, more, rows: [{kind, table, source, issuingState, licenseNumber,
company, rejected: {file, line, reason}|null, fields: [{field, before, after}]}], written: {file, rows, bytes}};
fields count all that changed, sources
those of --source, total and rows what --source and --kind ask for.

${exitCodesHelp([0, 2, 6, 130], { 0: 'done, whether anything changed or not', 2: 'wrong usage; unknown run or date; a run that has no tables any more' })}`,
    )
    .action(
      define<DiffOptions>(async (context, options, [runs]) =>
        (await import('./run.ts')).runDiff(context, runs as unknown as string[], options),
      ),
    )
}
