import { type Command, Option } from 'commander'
import { mostRepeatHours, type QuietHours } from '../../../../shared/window/alerts.ts'
import { hoursOf, usage } from '../../arguments.ts'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../ending/exitCodes.ts'
import { sourcesOption } from '../../sourcesOption.ts'
import { channelOptions, channelsHelp, kinds, secretWords, signingWords } from './channelOptions.ts'
import type { AddAlertOptions, RunbookOptions, TestAlertOptions } from './options.ts'

const secrets = `The secret of a target is never an argument and never in the registry. Here it comes from the environment:
  LEADS_ALERT_<NAME>           ${secretWords()};
                               the name in upper case, with _ for what is no letter or digit: "Ops channel" is
                               LEADS_ALERT_OPS_CHANNEL
  LEADS_ALERT_<NAME>_SIGNING   ${signingWords()}
  LEADS_ALERT_<NAME>_FILE      a file that holds it, as containers are given secrets; LEADS_ALERT_<NAME>_SIGNING_FILE alike`

/** `leads alerts …` */
export function defineAlertCommands(program: Command, define: Define): void {
  const alerts = program
    .command('alerts')
    .summary('where alerts go, and what was delivered')
    .description('Lists the targets of alerts and the last deliveries; makes, tests and removes targets.')
    .addOption(sourcesOption())
    .addHelpText(
      'after',
      `
${secrets}

Examples:
  leads alerts add ops --kind slack --min-severity warn
  leads alerts add oncall --kind pagerduty --region eu --source texas nevada
  leads alerts add mail --kind email --host smtp.example.com --user loader --from loader@example.com --to ops@example.com
  LEADS_ALERT_OPS=https://hooks.slack.com/services/… leads alerts test ops

--json prints {targets: [{targetId, name, kind, settings, minSeverity, sources, quietHours, allowPrivate, enabled, hasSecret,
  hasSigningSecret, host, who, at}], deliveries: [{deliveryId, target, runId, kind, severity, title, status, attempts, at,
  nextAt, answer}], waiting}.

${exitCodesHelp([0, 2, 6])}`,
    )
    .action(define(async (context) => (await import('./run.ts')).runAlerts(context)))

  const add = alerts
    .command('add')
    .summary('make a target')
    .description('Makes a target. Its secret is given by the environment; see "leads alerts --help".')
    .argument('<name>', 'such as ops')
    .addOption(new Option('--kind <kind>', 'what it is').choices(kinds).makeOptionMandatory())
  for (const option of channelOptions()) add.addOption(option)
  add
    .addOption(
      new Option('--min-severity <severity>', 'from which severity on')
        .choices(['warn', 'error'])
        .default('error'),
    )
    .option('--source <source...>', 'only alerts of these sources')
    .option(
      '--quiet <hours>',
      'hold alerts in these hours until they end, as 22:00-07:00@America/Chicago',
      quietHoursOf,
    )
    .option(
      '--repeat-after <time>',
      'the same is not said again before, as 36h or 7d; 0: always',
      hoursOf('--repeat-after', mostRepeatHours),
      24,
    )
    .option('--allow-private', 'its address may be one of a private network, then also without TLS')
    .option(
      '--replace',
      'put it in the place of the target of that name; what is not given is as in a new one',
    )
    .option('--why <text>', 'kept with it')
    .addHelpText(
      'after',
      `\nKinds:\n${channelsHelp()}\n\n--json prints {targetId, name, secret}, the variable of its secret.\n\n${exitCodesHelp([0, 2, 6])}`,
    )
    .action(
      define<AddAlertOptions>(async (context, options, [name]) =>
        (await import('./run.ts')).runAddAlert(context, name as string, options),
      ),
    )

  alerts
    .command('remove')
    .summary('remove a target')
    .description('Removes a target. What it has not been sent is withdrawn; its deliveries stay in the log.')
    .argument('<name>', 'the target')
    .addHelpText('after', `\n--json prints {removed}.\n\n${exitCodesHelp([0, 2, 6])}`)
    .action(
      define(async (context, _options, [name]) =>
        (await import('./run.ts')).runRemoveAlert(context, name as string),
      ),
    )

  alerts
    .command('test')
    .summary('send a test message to a target')
    .description('Sends a test message, quiet hours or not; --preview only shows it.')
    .argument('<name>', 'the target')
    .option('--preview', 'show what would be sent, and send nothing')
    .addHelpText(
      'after',
      `
--json prints {target, sent}, with --preview {target, text, body}; where it did not arrive {error}.

${exitCodesHelp([0, 2, 6], { 2: 'wrong usage; no such target; its secret is missing; the message did not arrive' })}`,
    )
    .action(
      define<TestAlertOptions>(async (context, options, [name]) =>
        (await import('./run.ts')).runTestAlert(context, name as string, options),
      ),
    )

  alerts
    .command('runbook')
    .summary('name where it is written what to do when a check fails')
    .description('Keeps the address that alerts of a check name; without an address it lists them.')
    .argument('[check]', 'name of the check, as in "leads checks"')
    .argument('[address]', 'such as https://wiki.example.com/zips')
    .option('--remove', 'name none any more')
    .addHelpText('after', `\n--json prints {runbooks: [{check, address}]}.\n\n${exitCodesHelp([0, 2, 6])}`)
    .action(
      define<RunbookOptions>(async (context, options, [check, address]) =>
        (await import('./runbook.ts')).runRunbook(context, check, address, options),
      ),
    )
}

function quietHoursOf(text: string): QuietHours {
  const parts = /^(\d{1,2}:\d{2})-(\d{1,2}:\d{2})@(\S+)$/.exec(text)
  if (parts === null) throw usage(`--quiet ${text.slice(0, 60)}: write it as 22:00-07:00@America/Chicago.`)
  const [, from = '', until = '', zone = ''] = parts
  return { from: from.padStart(5, '0'), until: until.padStart(5, '0'), zone }
}
