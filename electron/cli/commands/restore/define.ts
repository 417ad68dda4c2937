import type { Command } from 'commander'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../ending/exitCodes.ts'
import { changedShape } from '../../output/changed.ts'
import type { RestoreOptions } from './options.ts'

/** `leads restore` */
export function defineRestoreCommand(program: Command, define: Define): void {
  program
    .command('restore')
    .summary('bring a deleted or replaced run back')
    .description('Publishes a deleted or replaced run again, as it was.')
    .argument('<run>', "a run's number")
    .option('--replace', 'put it in the place of the run published for the date')
    .addHelpText(
      'after',
      `\n${changedShape}\n\n${exitCodesHelp([0, 2, 6, 7, 75], { 7: 'the date has a published run and --replace was not given' })}`,
    )
    .action(
      define<RestoreOptions>(async (context, options, [wanted]) =>
        (await import('./run.ts')).runRestore(context, wanted as string, options),
      ),
    )
}
