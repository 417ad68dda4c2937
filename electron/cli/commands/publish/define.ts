import type { Command } from 'commander'
import { deliverOption, runArgument } from '../../arguments.ts'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../exitCodes.ts'
import { changedShape } from '../../output/changed.ts'
import type { PublishOptions } from './options.ts'

/** `leads publish` */
export function definePublishCommand(program: Command, define: Define): void {
  program
    .command('publish')
    .summary('publish a run that waits')
    .description(
      'Gives a run that waits the name of its date. A run that stands there goes to the trash and can be restored.',
    )
    .argument('<run>', runArgument)
    .option('--reader <role>', 'a role of the database that may read the published schema')
    .addOption(deliverOption())
    .addHelpText('after', `\n${changedShape}\n\n${exitCodesHelp([0, 2, 6, 7, 75])}`)
    .action(
      define<PublishOptions>(async (context, options, [wanted]) =>
        (await import('./run.ts')).runPublish(context, wanted as string, options),
      ),
    )
}
