import type { Command } from 'commander'
import { wholeNumber } from '../../arguments.ts'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../ending/exitCodes.ts'
import type { TraceOptions } from './options.ts'

/** `leads trace` */
export function defineTraceCommand(program: Command, define: Define): void {
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
        (await import('./run.ts')).runTrace(context, text as string, options),
      ),
    )
}
