import type { Command } from 'commander'
import { runArgument } from '../../arguments.ts'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../ending/exitCodes.ts'
import type { ExportOptions } from './options.ts'

/** `leads export` */
export function defineExportCommand(program: Command, define: Define): void {
  program
    .command('export')
    .summary('write a table of a run as CSV')
    .description(
      "Writes one table of a run as CSV (UTF-8), for spreadsheets: cells that would run as a formula get a ' in front, phone numbers too, unless --raw.",
    )
    .argument('<run>', runArgument)
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
        (await import('./run.ts')).runExport(
          context,
          { run: wanted as string, table: table as string, file: file as string },
          options,
        ),
      ),
    )
}
