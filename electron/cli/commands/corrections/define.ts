import type { Command } from 'commander'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../ending/exitCodes.ts'
import type { CorrectionsOptions } from './options.ts'

const number = "the correction's number, as the list shows it"
const shape =
  '{correctionId, source, license, company, column, from, to, who, at, why, ended: {at, who, runId, says}|null}'

/** `leads corrections …`: what is changed in every later file of a source, while it still says the old value. */
export function defineCorrectionCommands(program: Command, define: Define): void {
  const corrections = program
    .command('corrections')
    .summary('list, show, remove and export standing corrections')
    .description(
      'Standing corrections are edits made in Review to be kept: they are bound to a license as the file writes it, applied to each later file of the source while it still says the old value, and end by themselves, with a note, once the state has mended it.',
    )

  corrections
    .command('list', { isDefault: true })
    .summary('list the corrections that stand')
    .description('Lists the standing corrections, newest first.')
    .option('--source <source>', 'only those of this source')
    .option('--all', 'also those that have ended')
    .addHelpText(
      'after',
      `
Examples:
  leads corrections list
  leads corrections list --source nevada --all

--json prints {corrections: [${shape}]}.

${exitCodesHelp([0, 2, 6])}`,
    )
    .action(
      define<CorrectionsOptions>(async (context, options) =>
        (await import('./run.ts')).runList(context, options),
      ),
    )

  corrections
    .command('show')
    .summary('show one correction, and the runs that met it')
    .description('Shows what a correction changes, who made it and why, and what each run found.')
    .argument('<number>', number)
    .addHelpText(
      'after',
      `
--json prints {correction: ${shape}, runs: [{runId, date, file, line, says}]}; says is null where it was applied.

${exitCodesHelp([0, 2, 6])}`,
    )
    .action(
      define(async (context, _options, [wanted]) =>
        (await import('./run.ts')).runShow(context, wanted as string),
      ),
    )

  corrections
    .command('remove')
    .summary('take a correction back')
    .description(
      'Ends a correction: later files are loaded as they are. Runs that are there stay as they are.',
    )
    .argument('<number>', number)
    .addHelpText('after', `\n--json prints {correction: ${shape}}.\n\n${exitCodesHelp([0, 2, 6])}`)
    .action(
      define(async (context, _options, [wanted]) =>
        (await import('./run.ts')).runRemove(context, wanted as string),
      ),
    )

  corrections
    .command('export')
    .summary('write corrections as CSV')
    .description(
      'Writes corrections, also those that have ended, as CSV to be read in a spreadsheet. A file that exists is never overwritten.',
    )
    .argument('<file>', 'the CSV file')
    .option('--source <source>', 'only those of this source')
    .addHelpText('after', `\n--json prints {file, rows}.\n\n${exitCodesHelp([0, 2, 6])}`)
    .action(
      define<CorrectionsOptions>(async (context, options, [file]) =>
        (await import('./run.ts')).runExport(context, file as string, options),
      ),
    )
}
