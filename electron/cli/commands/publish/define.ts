import type { Command } from 'commander'
import { deliverOption, runArgument } from '../../arguments.ts'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../ending/exitCodes.ts'
import { changedShape } from '../../output/changed.ts'
import { sourcesOption } from '../../sourcesOption.ts'
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
    .option('--reason <text>', 'why it is published although a check failed; kept in its history')
    .option('--without <source...>', 'sources that the run before has and this one is meant to lack')
    .addOption(sourcesOption())
    .addOption(deliverOption())
    .addHelpText(
      'after',
      `
Examples:
  leads publish 12
  leads publish 12 --reason 'the state did close 400 old permits'
  leads publish 12 --without oklahoma --reason 'its site is down; the list follows on Monday'

${changedShape}

${exitCodesHelp([0, 2, 6, 7, 75], { 2: 'wrong usage; an unknown run; a check failed and no --reason was given, or a source is missing and not named by --without' })}`,
    )
    .action(
      define<PublishOptions>(async (context, options, [wanted]) =>
        (await import('./run.ts')).runPublish(context, wanted as string, options),
      ),
    )
}
