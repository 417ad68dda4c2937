import type { Command } from 'commander'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../ending/exitCodes.ts'

/** `leads deliver` */
export function defineDeliverCommand(program: Command, define: Define): void {
  program
    .command('deliver')
    .summary('send now what waits to leave this machine')
    .description(
      'Sends what waits in the outbox, also before its next attempt is due, and asks receivers that are busy or broken again for 20 s. What quiet hours hold stays held.',
    )
    .addHelpText(
      'after',
      `
Every other command sends what is due, and so does an open window. For a scheduler that seldom loads, every ten minutes:
  */10 * * * *  leads deliver

--json prints {sent, waiting, notices}: how many messages were sent, how many still wait, and why.

${exitCodesHelp([0, 2, 6])}`,
    )
    .action(define(async (context) => (await import('./run.ts')).runDeliver(context)))
}
