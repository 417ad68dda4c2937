import { type Command, Option } from 'commander'
import { changeKinds } from '../../../../shared/window/kinds.ts'
import { wholeNumber } from '../../arguments.ts'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../exitCodes.ts'
import type { DiffOptions } from '../diff/options.ts'
import type { TraceOptions } from '../trace/options.ts'

/** The commands that look at several runs and change nothing. */
export function defineHistoryCommands(program: Command, define: Define): void {
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
after}, licenses}], fields: [{field, count}], total, more, rows: [{kind, table, source, issuingState, licenseNumber,
company, rejected: {file, line, reason}|null, fields: [{field, before, after}]}], written: {file, rows, bytes}};
fields count all that changed, sources
those of --source, total and rows what --source and --kind ask for.

${exitCodesHelp([0, 2, 6, 130], { 0: 'done, whether anything changed or not', 2: 'wrong usage; unknown run or date; a run that has no tables any more' })}`,
    )
    .action(
      define<DiffOptions>(async (context, options, [runs]) =>
        (await import('../diff/run.ts')).runDiff(context, runs as unknown as string[], options),
      ),
    )

  program
    .command('trace')
    .summary('tell where a license, phone or company is in all runs')
    .description(
      'Searches all runs for a license number, a phone or a part of a company name, and tells of each license, oldest run first: the file, record and line that it came from, what changed, or why it is not there: rejected, or not in the files. The license number is taken as it stands; when there is none like it, without regard to case, spaces and dashes.',
    )
    .argument('<text>', 'a license number, a phone, or a part of a company name')
    .option(
      '--limit <number>',
      'tell of so many licenses (default: 10; with --json 50, the most)',
      wholeNumber('--limit'),
    )
    .addHelpText(
      'after',
      `
Examples:
  leads trace 007-23
  leads trace '(702) 555-0100'
  leads trace 'acorn house' --json

--json prints {text, lookedFor: [...], runsSearched, more, subjects: [{source, issuingState, licenseNumber, company,
steps: [{runId, date, status, state: loaded|rejected|missing|unknown, place: {file, record, line}, why,
changes: [{field, before, after}]}]}]}.

${exitCodesHelp([0, 2, 6, 130], { 0: 'done, also when nothing was found' })}`,
    )
    .action(
      define<TraceOptions>(async (context, options, [text]) =>
        (await import('../trace/run.ts')).runTrace(context, text as string, options),
      ),
    )
}
