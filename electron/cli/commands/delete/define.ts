import type { Command } from 'commander'
import { parseRunDate } from '../../../../shared/runDate.ts'
import { runArgument } from '../../arguments.ts'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../ending/exitCodes.ts'
import { changedShape } from '../../output/changed.ts'
import type { DeleteOptions } from './options.ts'

/** `leads delete` */
export function defineDeleteCommand(program: Command, define: Define): void {
  program
    .command('delete')
    .summary('take a published run from its readers')
    .description(
      'Shows what would go, asks for the date, then moves the run to the trash. It can be restored for 30 days.',
    )
    .argument('[run]', runArgument)
    .option('-d, --date <date>', 'the run published for this date', parseRunDate)
    .addHelpText(
      'after',
      `
Examples:
  leads delete 3
  leads delete --date 2025-11-05 --yes

${changedShape.replace('notices', 'tableRows, dependents, lost: [{source, facilities, nextDate}], notices')}

${exitCodesHelp([0, 2, 6, 75])}`,
    )
    .action(
      define<DeleteOptions>(async (context, options, [wanted]) =>
        (await import('./run.ts')).runDelete(context, wanted, options),
      ),
    )
}
