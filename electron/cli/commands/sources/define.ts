import type { Command } from 'commander'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../exitCodes.ts'

/** `leads sources` */
export function defineSourcesCommand(program: Command, define: Define): void {
  program
    .command('sources')
    .summary('list the layouts that are known')
    .description('Lists the sources and the columns that each one reads.')
    .addHelpText(
      'after',
      `
--json prints {sources: [{id, state, title, columns: [{name, aliases, fields, rule, required}]}]}.

${exitCodesHelp([0])}`,
    )
    .action(define(async (context) => (await import('./run.ts')).runSources(context)))
}
