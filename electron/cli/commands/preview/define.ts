import { type Command, Option } from 'commander'
import { wholeNumber } from '../../arguments.ts'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../ending/exitCodes.ts'
import { withFiles } from '../load/withFiles.ts'
import type { PreviewOptions } from './options.ts'

/** `leads preview` */
export function definePreviewCommand(program: Command, define: Define): void {
  withFiles(program.command('preview'))
    .summary('show what files are and become; writes nothing')
    .description(
      "Shows what each file is and what its first records become, with the load's own counts. Writes nothing; a database that is there is asked for its sources and earlier loads.",
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
        (await import('./run.ts')).runPreview(context, options),
      ),
    )
}
