import type { Command } from 'commander'
import { runArgument } from '../../arguments.ts'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../ending/exitCodes.ts'

/** `leads show` */
export function defineShowCommand(program: Command, define: Define): void {
  program
    .command('show')
    .summary('show one run')
    .description('Shows one run: files, counts, tables, checks, problems by cause, and what happened to it.')
    .argument('<run>', runArgument)
    .addHelpText(
      'after',
      `
Examples:
  leads show 3
  leads show 2025-11-05 --json

--json prints a run as "leads runs" does, with files: [...], checks: [...], problems: [...] and history: [...].

${exitCodesHelp([0, 2, 6])}`,
    )
    .action(
      define(async (context, _options, [wanted]) =>
        (await import('./run.ts')).runShow(context, wanted as string),
      ),
    )
}
