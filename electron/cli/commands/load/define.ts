import { type Command, Option } from 'commander'
import { deliverOption } from '../../arguments.ts'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../ending/exitCodes.ts'
import type { LoadOptions } from './options.ts'
import { withFiles } from './withFiles.ts'

/** `leads load` */
export function defineLoadCommand(program: Command, define: Define): void {
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
    .addOption(deliverOption())
    .addHelpText(
      'after',
      `
Examples:
  leads load -p input_files -f nevada.csv oklahoma.csv texas.csv
  leads load -f texas.csv --date 2025-11-05 --replace
  leads load -f rejects.csv --date 2025-11-05 --add
  leads load -f list.csv --source list.csv=texas --publish never
  leads load -f nevada.csv --edits edits-nevada.json
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
}
