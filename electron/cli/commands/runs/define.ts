import type { Command } from 'commander'
import { parseRunDate } from '../../../../shared/runDate.ts'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../ending/exitCodes.ts'
import type { RunsOptions } from './options.ts'

/** `leads runs` */
export function defineRunsCommand(program: Command, define: Define): void {
  program
    .command('runs')
    .summary('list runs, newest first')
    .description('Lists all runs, newest first: also failed, replaced and deleted ones.')
    .option('-d, --date <date>', 'only runs of this date', parseRunDate)
    .addHelpText(
      'after',
      `
Examples:
  leads runs
  leads runs --date 2025-11-05 --json

--json prints {runs: [{runId, date, schema, status, mode, files, rowsRead, ..., checks: {passed, failed, warned, known}}]}.

${exitCodesHelp([0, 2, 6])}`,
    )
    .action(
      define<RunsOptions>(async (context, options) => (await import('./run.ts')).runRuns(context, options)),
    )
}
