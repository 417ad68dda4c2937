import type { Command } from 'commander'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../ending/exitCodes.ts'
import type { MigrateOptions } from '../migrate/options.ts'
import type { UrlOptions } from './options.ts'

/** `leads db …`: the embedded server as such, and the rights on any other. */
export function defineDatabaseCommands(program: Command, define: Define): void {
  const database = program
    .command('db')
    .summary('start, stop and look at the embedded database')
    .description(
      'The embedded database starts and stops with the commands that use it. To reach it with other tools, keep it up: leads db start.',
    )
    .addHelpText('after', `\n${exitCodesHelp([0, 2, 6])}`)

  database
    .command('start')
    .summary('start it and keep it up for other tools')
    .description('Starts the embedded database, makes it if need be, and keeps it up until "leads db stop".')
    .addHelpText('after', '\n--json prints what "leads db status" prints.')
    .action(define(async (context) => (await import('./run.ts')).runStart(context)))

  database
    .command('stop')
    .summary('no longer keep it up')
    .description('Stops the embedded database, unless somebody uses it.')
    .addHelpText('after', '\n--json prints {stopped, inUse, sessions: [{application, role, pid}]}.')
    .action(define(async (context) => (await import('./run.ts')).runStop(context)))

  database
    .command('status')
    .summary('show whether it runs, where, and who uses it')
    .description('Shows the embedded database; starts and changes nothing.')
    .addHelpText(
      'after',
      '\n--json prints {dataFolder, exists, running, pinned, port, pid, sessions, freeBytes}.',
    )
    .action(define(async (context) => (await import('./run.ts')).runStatus(context)))

  database
    .command('url')
    .summary('print the URL for other tools')
    .description('Prints the URL of the database, for psql and other tools.')
    .option('--show-password', 'with the password')
    .addHelpText(
      'after',
      `
Examples:
  leads db start && psql "$(leads db url --show-password)"

--json prints {url}.`,
    )
    .action(
      define<UrlOptions>(async (context, options) => (await import('./run.ts')).runUrl(context, options)),
    )

  database
    .command('migrate')
    .summary("bring the registry's tables to this version")
    .description(
      'Makes the changes of the registry (schema loader) that are pending. Every command does so by itself; this is for a database whose loading role may not, and for a look before.',
    )
    .option('--status', 'list all changes, made and pending, and change nothing')
    .option('--dry-run', 'list what is pending, and change nothing')
    .addHelpText('after', '\n--json prints {database, migrations: [{version, name, appliedAt}], made}.')
    .action(
      define<MigrateOptions>(async (context, options) =>
        (await import('../migrate/run.ts')).runMigrate(context, options),
      ),
    )

  database
    .command('roles')
    .summary('print the SQL for a loading and a reading role')
    .description(
      'Prints SQL that an administrator of a server runs once: a role that loads and may do nothing else, and a role that reads.',
    )
    .addHelpText('after', '\n--json prints {sql}.')
    .action(define(async (context) => (await import('./run.ts')).runRoles(context)))
}
