import type { Command } from 'commander'
import { runArgument } from '../../arguments.ts'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../ending/exitCodes.ts'
import type { UpgradeOptions } from './options.ts'

/** `leads upgrade` */
export function defineUpgradeCommand(program: Command, define: Define): void {
  program
    .command('upgrade')
    .summary('add columns that came with a newer version to earlier runs')
    .description(
      'Adds to the tables of earlier runs the columns that came since; they are empty there. All commands work on earlier runs without it. A run that somebody uses is skipped with --all, and said.',
    )
    .argument('[run]', runArgument)
    .option('--all', 'every run that has tables, those in the trash too')
    .option('--dry-run', 'say what would be done, and change nothing')
    .addHelpText(
      'after',
      `
--json prints {runs: [{runId, date, schema, from, to, columns, outcome: upgraded|pending|current|skipped, why}]}.

${exitCodesHelp([0, 2, 6, 75])}`,
    )
    .action(
      define<UpgradeOptions>(async (context, options, [wanted]) =>
        (await import('./run.ts')).runUpgrade(context, wanted, options),
      ),
    )
}
