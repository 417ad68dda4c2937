import type { Command } from 'commander'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../exitCodes.ts'
import type { PauseOptions } from './options.ts'

/** `leads sources` and what is decided of them. */
export function defineSourceCommands(program: Command, define: Define): void {
  const sources = program
    .command('sources')
    .summary('list the layouts that are known, or pause a source')
    .description('Lists the sources, the columns that each one reads, and which are paused.')
    .addHelpText(
      'after',
      `
--json prints {sources: [{id, state, title, columns: [{name, aliases, fields, rule, required}],
  paused: {since, who, why}|null}]}.

${exitCodesHelp([0])}`,
    )
    .action(define(async (context) => (await import('./run.ts')).runSources(context)))

  const decision = (name: 'pause' | 'resume', summary: string, description: string, example: string) =>
    sources
      .command(name)
      .summary(summary)
      .description(description)
      .argument('<source>', 'a source, as "leads sources" lists them')
      .option('--reason <text>', 'why; kept with your name and the time')
      .addHelpText(
        'after',
        `
Example:
  ${example}

--json prints {source, paused}.

${exitCodesHelp([0, 2, 6])}`,
      )
      .action(
        define<PauseOptions>(async (context, options, [source]) =>
          (await import('./run.ts')).runPause(context, source as string, name === 'pause', options),
        ),
      )
  decision(
    'pause',
    'no run is asked for a source',
    'Says that a source stopped or comes less often: a run without it is in order. A file of it can be loaded all the same.',
    "leads sources pause oklahoma --reason 'the state publishes twice a year'",
  )
  decision(
    'resume',
    'ask for a paused source again',
    'Ends the pause: a run that lacks the source fails a check again.',
    "leads sources resume oklahoma --reason 'weekly again'",
  )
}
