import type { Command } from 'commander'
import { runArgument } from '../../arguments.ts'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../ending/exitCodes.ts'
import { changedShape } from '../../output/changed.ts'

/** `leads discard` */
export function defineDiscardCommand(program: Command, define: Define): void {
  program
    .command('discard')
    .summary('drop a run that waits')
    .description('Drops the tables of a run that waits. Asks first, unless --yes.')
    .argument('<run>', runArgument)
    .addHelpText('after', `\n${changedShape}\n\n${exitCodesHelp([0, 2, 6, 75])}`)
    .action(
      define(async (context, _options, [wanted]) =>
        (await import('./run.ts')).runDiscard(context, wanted as string),
      ),
    )
}
