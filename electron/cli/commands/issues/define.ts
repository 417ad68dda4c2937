import type { Command } from 'commander'
import { runArgument, wholeNumber } from '../../arguments.ts'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../ending/exitCodes.ts'
import type { IssuesOptions } from './options.ts'

/** `leads issues` */
export function defineIssuesCommand(program: Command, define: Define): void {
  program
    .command('issues')
    .summary('list rejects and warnings of a run, or export them')
    .description(
      'Lists the rejects (not loaded) and warnings (loaded, look) of a run, and what people changed of its records. --rejects writes the rejected records as they stood in their files, with _line, _field, _value and _reason added: fix them there and load that file with --add. Every character is kept, also one that a spreadsheet would take for a formula.',
    )
    .argument('<run>', runArgument)
    .option(
      '--rejects <file>',
      'write the rejected records as CSV; of several source files one each beside it, such as rejects-texas.csv',
    )
    .option('--warnings <file>', 'write the warnings as CSV, to be read in a spreadsheet')
    .option('--edits <file>', 'write what people changed of its records, for leads load --edits')
    .option('--limit <number>', 'list so many', wholeNumber('--limit'), 50)
    .addHelpText(
      'after',
      `
Examples:
  leads issues 3
  leads issues 3 --rejects rejects.csv     then correct it, and: leads load -f rejects.csv --date 2025-11-05 --add

A file that exists is never overwritten.
--json prints {runId, rejects, warnings, problems: [...], issues: [...], written: [{file, of, rows}],
  edits: [{kind, file, record, line, column, from, to, who, at, why, records, says}], editsTotal, editsWritten: {file, edits}|null}.

${exitCodesHelp([0, 2, 6])}`,
    )
    .action(
      define<IssuesOptions>(async (context, options, [wanted]) =>
        (await import('./run.ts')).runIssues(context, wanted as string, options),
      ),
    )
}
