import type { Command } from 'commander'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../ending/exitCodes.ts'
import type { AboutOptions } from './options.ts'

/** `leads about`: opens no database. */
export function defineAboutCommand(program: Command, define: Define): void {
  program
    .command('about')
    .summary('show versions and licenses')
    .description(
      'Shows the version of the program, its license, what it runs on, and the work of others in it.',
    )
    .option('--notices', 'with the texts of all licenses')
    .addHelpText(
      'after',
      `
Examples:
  leads about
  leads about --notices | less

--json prints {version, license, versions: [{name, version}], notices: [{kind, name, version, license, about}]};
with --notices each of the notices has its text.

${exitCodesHelp([0, 1, 2])}`,
    )
    .action(
      define<AboutOptions>(async (context, options) => (await import('./run.ts')).runAbout(context, options)),
    )
}
