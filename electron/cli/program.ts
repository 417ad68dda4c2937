import { Command, CommanderError } from 'commander'
import { LoaderError } from '../../shared/errors.ts'
import { useSourcesFolder } from '../engine/sources/sourcesFolder.ts'
import { appVersion } from '../engine/version.ts'
import { defineAboutCommand } from './commands/about/define.ts'
import { defineAlertCommands } from './commands/alerts/define.ts'
import { defineCheckCommands } from './commands/checks/define.ts'
import { defineCorrectionCommands } from './commands/corrections/define.ts'
import { defineDatabaseCommands } from './commands/database/define.ts'
import { defineDeleteCommand } from './commands/delete/define.ts'
import { defineDeliverCommand } from './commands/deliver/define.ts'
import { defineDiffCommand } from './commands/diff/define.ts'
import { defineDiscardCommand } from './commands/discard/define.ts'
import { defineExportCommand } from './commands/export/define.ts'
import { defineHealthCommand } from './commands/health/define.ts'
import { defineIssuesCommand } from './commands/issues/define.ts'
import { defineLoadCommand } from './commands/load/define.ts'
import { definePreviewCommand } from './commands/preview/define.ts'
import { definePublishCommand } from './commands/publish/define.ts'
import { defineRestoreCommand } from './commands/restore/define.ts'
import { defineRunsCommand } from './commands/runs/define.ts'
import { defineShowCommand } from './commands/show/define.ts'
import { defineSourceCommands } from './commands/sources/define.ts'
import { defineSqlCommand } from './commands/sql/define.ts'
import { defineTraceCommand } from './commands/trace/define.ts'
import { defineUpgradeCommand } from './commands/upgrade/define.ts'
import type { CommonOptions, Context } from './context.ts'
import type { Define } from './define.ts'
import { everyExitCode, exitCodesHelp } from './ending/exitCodes.ts'

const examples = `Examples:
  leads load -p input_files -f nevada.csv oklahoma.csv texas.csv
  leads load -f texas.csv --date 2025-11-05 --add
  leads runs
  leads show 2025-11-05
  leads sql 'select state, count(*) from facility join addresscode using (addresscode_id) group by 1'`

const words = `RUN is a run's number, or a date: then the run published for it.
Without --database-url or DATABASE_URL an embedded PostgreSQL is used; it starts and stops by itself.`

/** Runs one command line and gives its exit code. Throws what a command throws; usage mistakes as LoaderError. */
export async function runProgram(
  given: readonly string[],
  surroundings: Pick<Context, 'output' | 'signal'>,
): Promise<number> {
  let exitCode = 0
  const define: Define =
    (run) =>
    async (...all) => {
      const command = all.pop() as Command
      const options = all.pop() as Parameters<typeof run>[1]
      const common = command.optsWithGlobals<CommonOptions & { readonly sources?: string }>()
      useSourcesFolder(common.sources ?? null)
      exitCode = (await run({ common, ...surroundings }, options, all as (string | undefined)[])) ?? 0
    }
  const program = createProgram(define)
  try {
    await program.parseAsync(given, { from: 'user' })
    return exitCode
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return 0
    throw usageError(program, given, error)
  }
}

/** All commands with their options and words, from which help and reference are made. */
export function createProgram(define: Define): Command {
  const program = new Command('leads')
    .description("Loads US states' child-care licensing lists into a dated PostgreSQL schema.")
    .version(appVersion, '-V, --version', 'print the version')
    .option('--database-url <url>', 'use this PostgreSQL (15 or later) instead of the embedded one')
    .option('--data-dir <folder>', 'keep the embedded database and everything else there')
    .option('--json', 'print one JSON document, and nothing else, on standard output')
    .option('-y, --yes', 'answer every question with yes')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeErr: () => {} })
    .addHelpText('after', `\n${words}\n\n${examples}\n\n${exitCodesHelp(everyExitCode)}`)
    .exitOverride()
  defineLoadCommand(program, define)
  definePreviewCommand(program, define)
  defineRunsCommand(program, define)
  defineShowCommand(program, define)
  defineIssuesCommand(program, define)
  defineSourceCommands(program, define)
  defineSqlCommand(program, define)
  defineExportCommand(program, define)
  defineDiffCommand(program, define)
  defineTraceCommand(program, define)
  defineCheckCommands(program, define)
  definePublishCommand(program, define)
  defineDiscardCommand(program, define)
  defineDeleteCommand(program, define)
  defineUpgradeCommand(program, define)
  defineRestoreCommand(program, define)
  defineCorrectionCommands(program, define)
  defineAlertCommands(program, define)
  defineDeliverCommand(program, define)
  defineHealthCommand(program, define)
  defineDatabaseCommands(program, define)
  defineAboutCommand(program, define)
  return program
}

/** commander's words, with what to do. */
function usageError(program: Command, given: readonly string[], error: CommanderError): LoaderError {
  const names = commandNames(program, given)
  const [named] = names
  const help = `See "leads ${[...names, '--help'].join(' ')}".`
  if (error.code === 'commander.help') {
    return new LoaderError('usage', `No ${named === undefined ? '' : `${named} `}command was given.`, {
      hint: help,
    })
  }
  // who misspelled an option is not told first what else is missing
  const unknown = error.code === 'commander.unknownOption' ? undefined : unknownOption(program, names, given)
  if (unknown !== undefined) {
    return new LoaderError('usage', `Unknown option '${unknown.slice(0, 40)}'.`, { hint: help })
  }
  const message = error.message.replace(/^error: /, '')
  const [first = '', ...more] = message.split('\n')
  const sentence = `${first.charAt(0).toUpperCase()}${first.slice(1)}${/[.?)]$/.test(first) ? '' : '.'}`
  if (error.code === 'commander.excessArguments' && (named === 'load' || named === 'preview')) {
    return new LoaderError('usage', sentence, {
      hint: `Name the files with -f, as in: leads ${named} -f a.csv b.csv`,
    })
  }
  return new LoaderError('usage', [sentence, ...more].join(' '), { hint: help })
}

/** The first long option that the command does not have. */
function unknownOption(
  program: Command,
  names: readonly string[],
  given: readonly string[],
): string | undefined {
  const known = new Set(['--help', '--version'])
  let command: Command | undefined = program
  for (const name of [undefined, ...names]) {
    if (name !== undefined) command = command?.commands.find((one) => one.name() === name)
    for (const { long } of command?.options ?? []) if (long) known.add(long)
  }
  const end = given.indexOf('--')
  return given
    .slice(0, end < 0 ? undefined : end)
    .map((word) => word.split('=')[0] as string)
    .find((word) => /^--[a-z]/i.test(word) && !known.has(word))
}

/** Which command was meant, and which of its own: `checks`, `set`. */
function commandNames(command: Command, given: readonly string[]): string[] {
  for (const [at, word] of given.entries()) {
    const found = command.commands.find((one) => one.name() === word)
    if (found !== undefined) return [word, ...commandNames(found, given.slice(at + 1))]
  }
  return []
}
