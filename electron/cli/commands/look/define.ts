import type { Command } from 'commander'
import { parseRunDate } from '../../../../shared/runDate.ts'
import { wholeNumber } from '../../arguments.ts'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../exitCodes.ts'
import type { ExportOptions } from '../export/options.ts'
import type { IssuesOptions } from '../issues/options.ts'
import type { RunsOptions } from '../runs/options.ts'
import type { SqlOptions } from '../sql/options.ts'

const run = "a run's number or a date"

/** The commands that look and change nothing. */
export function defineLookCommands(program: Command, define: Define): void {
  program
    .command('runs')
    .summary('list runs, newest first')
    .description('Lists all runs, newest first: also failed, replaced and deleted ones.')
    .option('-d, --date <date>', 'only runs of this date', parseRunDate)
    .addHelpText(
      'after',
      `
Examples:
  leads runs
  leads runs --date 2025-11-05 --json

--json prints {runs: [{runId, date, schema, status, mode, files, rowsRead, ..., checks: {passed, failed, warned, known}}]}.

${exitCodesHelp([0, 2, 6])}`,
    )
    .action(
      define<RunsOptions>(async (context, options) =>
        (await import('../runs/run.ts')).runRuns(context, options),
      ),
    )

  program
    .command('show')
    .summary('show one run')
    .description('Shows one run: files, counts, tables, checks, problems by cause, and what happened to it.')
    .argument('<run>', run)
    .addHelpText(
      'after',
      `
Examples:
  leads show 3
  leads show 2025-11-05 --json

--json prints a run as "leads runs" does, with files: [...], checks: [...], problems: [...] and history: [...].

${exitCodesHelp([0, 2, 6])}`,
    )
    .action(
      define(async (context, _options, [wanted]) =>
        (await import('../show/run.ts')).runShow(context, wanted as string),
      ),
    )

  program
    .command('issues')
    .summary('list rejects and warnings of a run, or export them')
    .description(
      'Lists the rejects (not loaded) and warnings (loaded, look) of a run. --rejects writes the rejected records as they stood in their files, with _line, _field, _value and _reason added: fix them there and load that file with --add. Every character is kept, also one that a spreadsheet would take for a formula.',
    )
    .argument('<run>', run)
    .option(
      '--rejects <file>',
      'write the rejected records as CSV; of several source files one each beside it, such as rejects-texas.csv',
    )
    .option('--warnings <file>', 'write the warnings as CSV, to be read in a spreadsheet')
    .option('--limit <number>', 'list so many', wholeNumber('--limit'), 50)
    .addHelpText(
      'after',
      `
Examples:
  leads issues 3
  leads issues 3 --rejects rejects.csv     then correct it, and: leads load -f rejects.csv --date 2025-11-05 --add

A file that exists is never overwritten.
--json prints {runId, rejects, warnings, problems: [...], issues: [...], written: [{file, of, rows}]}.

${exitCodesHelp([0, 2, 6])}`,
    )
    .action(
      define<IssuesOptions>(async (context, options, [wanted]) =>
        (await import('../issues/run.ts')).runIssues(context, wanted as string, options),
      ),
    )

  program
    .command('sources')
    .summary('list the layouts that are known')
    .description('Lists the sources and the columns that each one reads.')
    .addHelpText(
      'after',
      `
--json prints {sources: [{id, state, title, columns: [{name, aliases, fields, rule, required}]}]}.

${exitCodesHelp([0])}`,
    )
    .action(define(async (context) => (await import('../sources/run.ts')).runSources(context)))

  program
    .command('sql')
    .summary('run one read-only query')
    .description(
      'Runs one query in a read-only transaction. Tables without a schema are those of the newest published date.',
    )
    .argument('<query>', 'one statement, in quotes')
    .option(
      '--limit <number>',
      'at most so many rows (default: 1,000; with --json all)',
      wholeNumber('--limit'),
    )
    .addHelpText(
      'after',
      `
Examples:
  leads sql 'select company, capacity from facility order by capacity desc nulls last limit 10'
  leads sql 'select count(*) from leads_20251105.license'
  leads sql --json 'select status, count(*) from loader.run group by 1'

--json prints {columns: [{name, type}], rows: [{...}], more}.

${exitCodesHelp([0, 2, 6, 130], { 2: 'wrong usage, or an error in the query' })}`,
    )
    .action(
      define<SqlOptions>(async (context, options, [query]) =>
        (await import('../sql/run.ts')).runSql(context, query as string, options),
      ),
    )

  program
    .command('export')
    .summary('write a table of a run as CSV')
    .description(
      "Writes one table of a run as CSV (UTF-8), for spreadsheets: cells that would run as a formula get a ' in front, phone numbers too, unless --raw.",
    )
    .argument('<run>', run)
    .argument('<table>', 'addresscode, contact, license or facility')
    .argument('<file>', 'the file to write; one that exists is never overwritten')
    .option('--raw', 'for programs: every value as it is')
    .addHelpText(
      'after',
      `
Examples:
  leads export 3 facility facilities.csv
  leads export 2025-11-05 contact contacts.csv --raw

--json prints {runId, table, file, rows, bytes}.

${exitCodesHelp([0, 2, 6, 130])}`,
    )
    .action(
      define<ExportOptions>(async (context, options, [wanted, table, file]) =>
        (await import('../export/run.ts')).runExport(
          context,
          { run: wanted as string, table: table as string, file: file as string },
          options,
        ),
      ),
    )
}
