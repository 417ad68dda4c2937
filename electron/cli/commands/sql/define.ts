import type { Command } from 'commander'
import { wholeNumber } from '../../arguments.ts'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../ending/exitCodes.ts'
import type { SqlOptions } from './options.ts'

/** `leads sql` */
export function defineSqlCommand(program: Command, define: Define): void {
  program
    .command('sql')
    .summary('run one read-only query')
    .description(
      'Runs one query in a read-only transaction. Tables without a schema are those of the newest published date.',
    )
    .argument('<query>', 'one statement, in quotes')
    .option(
      '--limit <number>',
      'at most so many rows (default: 1,000; with --json all)',
      wholeNumber('--limit'),
    )
    .addHelpText(
      'after',
      `
Examples:
  leads sql 'select company, capacity from facility order by capacity desc nulls last limit 10'
  leads sql 'select count(*) from leads_20251105.license'
  leads sql --json 'select status, count(*) from loader.run group by 1'

--json prints {columns: [{name, type}], rows: [{...}], more}.

${exitCodesHelp([0, 2, 6, 130], { 2: 'wrong usage, or an error in the query' })}`,
    )
    .action(
      define<SqlOptions>(async (context, options, [query]) =>
        (await import('./run.ts')).runSql(context, query as string, options),
      ),
    )
}
