import type { Command } from 'commander'
import { parseRunDate } from '../../../../shared/runDate.ts'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../exitCodes.ts'
import type { UpgradeOptions } from '../upgrade/options.ts'
import type { DeleteOptions, PublishOptions, RestoreOptions } from './options.ts'

const run = "a run's number or a date"
const shape = '--json prints {runId, date, schema, status, notices}.'

/** The commands that change what readers see. */
export function defineChangeCommands(program: Command, define: Define): void {
  program
    .command('publish')
    .summary('publish a run that waits')
    .description(
      'Gives a run that waits the name of its date. A run that stands there goes to the trash and can be restored.',
    )
    .argument('<run>', run)
    .option('--reader <role>', 'a role of the database that may read the published schema')
    .option('--reason <text>', 'why it is published although a check failed; kept in its history')
    .option('--without <source...>', 'sources that the run before has and this one is meant to lack')
    .addHelpText(
      'after',
      `
Examples:
  leads publish 12
  leads publish 12 --reason 'the state did close 400 old permits'
  leads publish 12 --without oklahoma --reason 'its site is down; the list follows on Monday'

${shape}

${exitCodesHelp([0, 2, 6, 7, 75], { 2: 'wrong usage; an unknown run; a check failed and no --reason was given, or a source is missing and not named by --without' })}`,
    )
    .action(
      define<PublishOptions>(async (context, options, [wanted]) =>
        (await import('./run.ts')).runPublish(context, wanted as string, options),
      ),
    )

  program
    .command('discard')
    .summary('drop a run that waits')
    .description('Drops the tables of a run that waits. Asks first, unless --yes.')
    .argument('<run>', run)
    .addHelpText('after', `\n${shape}\n\n${exitCodesHelp([0, 2, 6, 75])}`)
    .action(
      define(async (context, _options, [wanted]) =>
        (await import('./run.ts')).runDiscard(context, wanted as string),
      ),
    )

  program
    .command('delete')
    .summary('take a published run from its readers')
    .description(
      'Shows what would go, asks for the date, then moves the run to the trash. It can be restored for 30 days.',
    )
    .argument('[run]', run)
    .option('-d, --date <date>', 'the run published for this date', parseRunDate)
    .addHelpText(
      'after',
      `
Examples:
  leads delete 3
  leads delete --date 2025-11-05 --yes

${shape.replace('notices', 'tableRows, dependents, lost: [{source, facilities, nextDate}], notices')}

${exitCodesHelp([0, 2, 6, 75])}`,
    )
    .action(
      define<DeleteOptions>(async (context, options, [wanted]) =>
        (await import('./run.ts')).runDelete(context, wanted, options),
      ),
    )

  program
    .command('upgrade')
    .summary('add columns that came with a newer version to earlier runs')
    .description(
      'Adds to the tables of earlier runs the columns that came since; they are empty there. All commands work on earlier runs without it. A run that somebody uses is skipped with --all, and said.',
    )
    .argument('[run]', run)
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
        (await import('../upgrade/run.ts')).runUpgrade(context, wanted, options),
      ),
    )

  program
    .command('restore')
    .summary('bring a deleted or replaced run back')
    .description('Publishes a deleted or replaced run again, as it was.')
    .argument('<run>', "a run's number")
    .option('--replace', 'put it in the place of the run published for the date')
    .addHelpText(
      'after',
      `\n${shape}\n\n${exitCodesHelp([0, 2, 6, 7, 75], { 7: 'the date has a published run and --replace was not given' })}`,
    )
    .action(
      define<RestoreOptions>(async (context, options, [wanted]) =>
        (await import('./run.ts')).runRestore(context, wanted as string, options),
      ),
    )
}
