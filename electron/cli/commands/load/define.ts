import { type Command, Option } from 'commander'
import { parseRunDate, today } from '../../../../shared/runDate.ts'
import { usage, wholeNumber } from '../../arguments.ts'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../exitCodes.ts'
import type { PreviewOptions } from '../preview/options.ts'
import type { LoadOptions } from './options.ts'

/** `leads load` and `leads preview`. */
export function defineLoadCommands(program: Command, define: Define): void {
  withFiles(program.command('load'))
    .summary('load files into a date')
    .description(
      'Loads files into the schema of one date: stage, check, publish. All or nothing; readers see the old run until the new one is complete.',
    )
    .addOption(
      new Option('--replace', 'put this run in the place of the one published for the date').conflicts('add'),
    )
    .addOption(new Option('--add', 'add these files to the run published for the date').conflicts('replace'))
    .addOption(
      new Option(
        '--publish <when>',
        'publish when every check of severity error has passed, always, or not yet',
      )
        .choices(['passing', 'always', 'never'])
        .default('passing'),
    )
    .addOption(
      new Option(
        '--fail-on <what>',
        'end with exit code 4 if rows were rejected; the run is published all the same',
      ).choices(['rejects']),
    )
    .option('--without <source...>', 'sources that the run before has and this date is meant to lack')
    .option('--reader <role>', 'a role of the database that may read the published schema')
    .addHelpText(
      'after',
      `
Examples:
  leads load -p input_files -f nevada.csv oklahoma.csv texas.csv
  leads load -f texas.csv --date 2025-11-05 --replace
  leads load -f rejects.csv --date 2025-11-05 --add
  leads load -f list.csv --source list.csv=texas --publish never
  leads load -f nevada.csv texas.csv --without oklahoma

--json prints {runId, date, schema, status, published, rowsRead, rowsBefore, rowsLoaded, rowsRejected, rowsSetAside,
  rowsBlank, warnings, files: [...], checks: [...], vanished: [{source, facilities, runId, date, meant}], durationMs}, with exit codes 4 and 5 also {error}; on failure {runId?, error}.

${exitCodesHelp([0, 1, 2, 3, 4, 5, 6, 7, 75, 130, 143], {
  0: 'done; with --publish always or never also when checks failed',
  7: 'the date has a published run and neither --replace nor --add was given; or it changed meanwhile',
})}`,
    )
    .action(
      define<LoadOptions>(async (context, options) => (await import('./run.ts')).runLoad(context, options)),
    )

  withFiles(program.command('preview'))
    .summary('show what files are and become; writes nothing')
    .description(
      "Shows what each file is and what its first records become, with the load's own counts. Writes nothing; a database that is there is asked for mapping choices and earlier loads.",
    )
    .addOption(new Option('--replace', 'as a load with --replace').conflicts('add'))
    .addOption(
      new Option('--add', 'as a load with --add: what the date holds is not counted again').conflicts(
        'replace',
      ),
    )
    .option('--records <number>', 'show so many records of each file', wholeNumber('--records'), 3)
    .addHelpText(
      'after',
      `
Examples:
  leads preview -p input_files -f nevada.csv oklahoma.csv texas.csv
  leads preview -f texas.csv --records 20 --json

--json prints {date, rowsRead, rowsLoaded, rowsRejected, rowsSetAside, rowsBlank, warnings, tableRows, files: [{name,
  source, reason, notes, ..., records: [{record, values}]}], problems: [{severity, cause, title, count, examples}], durationMs}.

${exitCodesHelp([0, 1, 2, 3, 130, 143])}`,
    )
    .action(
      define<PreviewOptions>(async (context, options) =>
        (await import('../preview/run.ts')).runPreview(context, options),
      ),
    )
}

function withFiles(command: Command): Command {
  return command
    .requiredOption(
      '-f, --files <file...>',
      'the files, in the order that counts for repeats: CSV (also .gz, .zip) or a workbook (.xlsx)',
    )
    .option('-p, --path <folder>', 'folder of the files', '.')
    .addOption(
      new Option('-d, --date <date>', 'run date, YYYY-MM-DD')
        .argParser(parseRunDate)
        .default(today(), 'today'),
    )
    .option(
      '--source <file=source>',
      'what a file is, instead of finding out by its header',
      fileAnd('source', 'list.csv=texas'),
    )
    .option(
      '--sheet <file=sheet>',
      'which sheet of a workbook is read, instead of the first',
      fileAnd('sheet', 'list.xlsx=Homes'),
    )
}

/** Collects `list.csv=texas`; a name may hold an equals sign, a source or a sheet does not. */
function fileAnd(what: 'source' | 'sheet', example: string) {
  return (text: string, before: Record<string, string> = {}): Record<string, string> => {
    const at = text.lastIndexOf('=')
    if (at < 1 || at === text.length - 1)
      throw usage(`--${what} ${text}: write FILE=${what.toUpperCase()}, e.g. ${example}.`)
    return { ...before, [text.slice(0, at)]: text.slice(at + 1) }
  }
}
