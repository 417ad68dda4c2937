import type { Command } from 'commander'
import { hoursOf } from '../../arguments.ts'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../ending/exitCodes.ts'
import { sourcesOption } from '../../sourcesOption.ts'
import type { HealthOptions } from './options.ts'

const mostHours = 366 * 24

/** `leads health` */
export function defineHealthCommand(program: Command, define: Define): void {
  program
    .command('health')
    .summary('tell a monitor whether loads come')
    .description(
      'Tells whether each source had a load published lately, and whether what was to be told has been. A load that does not run says nothing by itself: let a monitor call this.',
    )
    .option(
      '--max-age <time>',
      'how long ago its newest load may have been published, as 36h or 8d',
      hoursOf('--max-age', mostHours),
      8 * 24,
    )
    .option('--source <source...>', 'only these sources, instead of all that were ever published')
    .addOption(sourcesOption())
    .addHelpText(
      'after',
      `
Examples:
  leads health --max-age 8d
  leads health --max-age 36h --source texas --json

--json prints {healthy, maxAgeHours, database, sources: [{source, runId, date, publishedAt, ageSeconds, healthy}],
  outbox: {waiting, oldestAt, oldestSeconds, refused, givenUp}, problems}; where something is wrong {error} too.

${exitCodesHelp([0, 2, 5, 6], { 0: 'all is well', 5: 'something is wrong: a load is missing, or a message did not arrive' })}`,
    )
    .action(
      define<HealthOptions>(async (context, options) =>
        (await import('./run.ts')).runHealth(context, options),
      ),
    )
}
