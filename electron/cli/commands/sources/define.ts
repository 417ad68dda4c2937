import { type Command, Option } from 'commander'
import { parseRunDate, today } from '../../../../shared/runDate.ts'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../ending/exitCodes.ts'
import { sourcesOption } from '../../sourcesOption.ts'
import type { CheckSourceOptions, PauseOptions, ProposeOptions, WhyOptions } from './options.ts'

/** `leads sources` and what can be done with one. */
export function defineSourceCommands(program: Command, define: Define): void {
  const sources = program
    .command('sources')
    .summary('list, propose, check, add, remove and pause the layouts that are known')
    .description(
      'Lists the sources, where each is from, the columns that each one reads, and which are paused.',
    )
    .addOption(sourcesOption())
    .addHelpText(
      'after',
      `
A source is a JSON file: docs/write-a-source.md tells how to write one. Where ids clash the folder goes first, then the
database, then what comes with the program.
--json prints {sources: [{id, state, title, agency, url, from, version, columns: [{name, aliases, chosen, fields, rule, required}],
  paused: {since, who, why}|null}]}.

${exitCodesHelp([0, 2])}`,
    )
    .action(define(async (context) => (await import('./runList.ts')).runSources(context)))

  sources
    .command('list')
    .summary('list the sources')
    .description('As "leads sources" does.')
    .action(define(async (context) => (await import('./runList.ts')).runSources(context)))

  sources
    .command('show')
    .summary('show one source')
    .description('Shows one source: where it is from, its columns and rules, and what is left out.')
    .argument('<id>', 'a source')
    .addHelpText(
      'after',
      `
--json prints {id, state, title, agency, url, from, version, sha256, who, savedAt, why, hides, columns: [...], file: {the source file}}.

${exitCodesHelp([0, 2, 6])}`,
    )
    .action(
      define(async (context, _options, [id]) =>
        (await import('./runList.ts')).runShowSource(context, id as string),
      ),
    )

  sources
    .command('propose')
    .summary('propose a source for a file')
    .description(
      'Proposes a source for a file of any layout from the file alone: for each column its rule, how sure that is and why, with values before and after. What is not sure is asked. Of a big file records of all its parts are looked at. Writes nothing but --out.',
    )
    .argument('<file>', 'a file of the layout')
    .option('--state <code>', 'the state that issues the licenses (default: as the file tells)')
    .option('-o, --out <json>', 'write the source there; one that exists is never overwritten')
    .addHelpText(
      'after',
      `
The source that is written loads as it is: for what is asked it holds the best guess. It says "confirmed": false until
somebody has looked it through.

Examples:
  leads sources propose ohio.csv
  leads sources propose ohio.csv --state OH --out sources/ohio.json
  leads load --files ohio.csv --date 2026-11-20 --sources sources

--json prints {id, state, rules: [{rule, columns, targets, confidence, sure, reason, samples: [{before, after}]}],
  unmapped: [{column, reason}], questions: [{target, candidates}]}. A rule is sure from a confidence of 0.9; a target
  stands in one rule at most; the question that matters most stands first.

${exitCodesHelp([0, 2, 3])}`,
    )
    .action(
      define<ProposeOptions>(async (context, options, [file]) =>
        (await import('./runPropose.ts')).runProposeSource(context, file as string, options),
      ),
    )

  sources
    .command('check')
    .summary('check source files')
    .description(
      'Reads source files by the definition of the format and runs their examples. With --file, tells how a real file fares: of each field how many records fill it and how many are warned of, and what is rejected. Writes nothing.',
    )
    .argument('<file...>', 'source files')
    .option('--file <csv>', 'a file of that layout, to be read by each of the sources')
    .addOption(
      new Option('-d, --date <date>', 'run date of --file, YYYY-MM-DD')
        .argParser(parseRunDate)
        .default(today(), 'today'),
    )
    .addHelpText(
      'after',
      `
Examples:
  leads sources check ohio.json
  leads sources check ohio.json --file ohio.csv

--json prints {sources: [{file, id, ok, problems: [{line, path, message}], examples: [{example, field, expected, found}],
  fare: {rowsRead, rowsLoaded, rowsRejected, rowsSetAside, setAside, notes, missingColumns, addedColumns, fields: [{field, filled,
  warned}], rejects: [{cause, count, firstLine}]} | null}]}.

${exitCodesHelp([0, 2, 3], { 2: 'a source file is wrong, or an example does not hold' })}`,
    )
    .action(
      define<CheckSourceOptions>(async (context, options, words) =>
        (await import('./runCheck.ts')).runCheckSources(context, words.flat() as string[], options),
      ),
    )

  sources
    .command('add')
    .summary('add a source to the database')
    .description(
      'Saves a source file as a source, or as the next version of one, once its examples hold. Loads follow it from now on.',
    )
    .argument('<file>', 'a source file')
    .option('--why <reason>', 'for those who look at it later')
    .addHelpText(
      'after',
      `
--json prints {id, version, isNew, sha256}.

${exitCodesHelp([0, 2, 6])}`,
    )
    .action(
      define<WhyOptions>(async (context, options, [file]) =>
        (await import('./runChange.ts')).runAddSource(context, file as string, options),
      ),
    )

  sources
    .command('export')
    .summary('write a source as a file')
    .description('Writes a source as a JSON file: to change it, to send it, or to keep it in git.')
    .argument('<id>', 'a source')
    .argument('<file>', 'the file to write; one that exists is never overwritten')
    .addHelpText(
      'after',
      `
--json prints {id, file, version}.

${exitCodesHelp([0, 2, 6])}`,
    )
    .action(
      define(async (context, _options, [id, file]) =>
        (await import('./runChange.ts')).runExportSource(context, id as string, file as string),
      ),
    )

  sources
    .command('history')
    .summary('list the versions of a source')
    .description(
      'Lists the versions of a source in the database, newest first: who saved each, when and why.',
    )
    .argument('<id>', 'a source')
    .addHelpText(
      'after',
      `
--json prints {id, versions: [{version, sha256, who, savedAt, why}]}; sha256 is null where a version removed the source.

${exitCodesHelp([0, 2, 6])}`,
    )
    .action(
      define(async (context, _options, [id]) =>
        (await import('./runList.ts')).runSourceHistory(context, id as string),
      ),
    )

  sources
    .command('remove')
    .summary('remove a source from the database')
    .description(
      'Removes a source that was added. Its versions stay in the history, and its runs can be read as before; one that comes with the program under the same id counts again.',
    )
    .argument('<id>', 'a source')
    .option('--why <reason>', 'for those who look at it later')
    .addHelpText(
      'after',
      `
--json prints {id, version}.

${exitCodesHelp([0, 2, 6])}`,
    )
    .action(
      define<WhyOptions>(async (context, options, [id]) =>
        (await import('./runChange.ts')).runRemoveSource(context, id as string, options),
      ),
    )

  sources
    .command('schema')
    .summary('print the JSON Schema of source files')
    .description(
      'Prints the JSON Schema of source files, or writes it, so that an editor completes and checks one: name it in "$schema".',
    )
    .argument('[file]', 'the file to write; one that exists is never overwritten')
    .addHelpText('after', `\n${exitCodesHelp([0, 2])}`)
    .action(
      define(async (context, _options, [file]) =>
        (await import('./runCheck.ts')).runSourceSchema(context, file ?? null),
      ),
    )

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
          (await import('./runPause.ts')).runPause(context, source as string, name === 'pause', options),
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
