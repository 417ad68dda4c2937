import type { Command } from 'commander'
import { parseRunDate } from '../../../../shared/runDate.ts'
import type { Define } from '../../define.ts'
import { exitCodesHelp } from '../../ending/exitCodes.ts'
import { sourcesOption } from '../../sourcesOption.ts'
import type { AcceptOptions, ChecksOptions, HistoryOptions, SetOptions, SnoozeOptions } from './options.ts'

const check = 'its name, as "leads checks" lists it'

/** `leads checks …`: what the checks found, and what people decide of them. */
export function defineCheckCommands(program: Command, define: Define): void {
  const checks = program
    .command('checks')
    .summary('show the checks of a run; set and snooze checks')
    .description(
      'Shows what the checks found on a run, one line a check, with rows that it points at: what is new since the last run first, what tells most at the top, then what is as last time and what passed. Without RUN: all checks with their thresholds and snoozes.',
    )
    .addOption(sourcesOption())
    .argument('[run]', "a run's number or a date")
    .option('--again', 'run them once more, with the thresholds of now')
    .addHelpText(
      'after',
      `
Examples:
  leads checks
  leads checks 3
  leads checks 2025-11-05 --json
  leads checks 3 --again

--json prints {runId, date, status, checks: [{name, source, title, family, severity, status, observed, expected, warn,
error, value, unit, low, high, explanation, snoozed, sameAs, offending, total, rows, durationMs, query}]}; without RUN {checks:
[{name, title, protects, family, of, learned, thresholdForms, defaults, thresholds, snoozes}]}.

${exitCodesHelp([0, 2, 5, 6, 75], { 5: 'a check of severity error failed', 75: 'another load, publish or look changes that date' })}`,
    )
    .action(
      define<ChecksOptions>(async (context, options, [wanted]) => {
        const { listChecks, runChecks } = await import('./run.ts')
        return wanted === undefined ? listChecks(context, options) : runChecks(context, wanted, options)
      }),
    )

  checks
    .command('set')
    .summary('set from when on a check warns and fails')
    .description(
      'Sets the thresholds of a check, for one source or for all that have none of their own. They hold from the next run on; "leads checks RUN --again" applies them to a run that is there.',
    )
    .argument('<check>', check)
    .option('--source <source>', 'only for this source')
    .option('--warn <threshold>', "such as 'from 5 rows', 'over 2 %', 'below 500 rows', off or default")
    .option('--error <threshold>', 'likewise')
    .option('--why <reason>', 'kept with your name and the time')
    .addHelpText(
      'after',
      `
Examples:
  leads checks set phones_are_well_formed --source texas --warn 'over 3 %' --why 'old numbers of the agency'
  leads checks set sources_have_enough_rows --source nevada --error 'below 400 rows' --why 'there are about 500'
  leads checks set phones_are_well_formed --source texas --warn default --why 'they were corrected'

--json prints {check, source, warn, error}: what holds now.

${exitCodesHelp([0, 2, 6])}`,
    )
    .action(
      define<SetOptions>(async (context, options, [name]) =>
        (await import('./runDecisions.ts')).runSet(context, name as string, options),
      ),
    )

  checks
    .command('snooze')
    .summary('let a check neither hold up a run nor send alerts until a day')
    .description(
      'Until and with that day the check is run and shown, but what it finds neither keeps a run from being published nor sends an alert.',
    )
    .argument('<check>', check)
    .option('--source <source>', 'only for this source')
    .option('--until <date>', 'the last day', parseRunDate)
    .option('--wake', 'end the snooze')
    .option('--why <reason>', 'kept with your name and the time')
    .addHelpText(
      'after',
      `
Examples:
  leads checks snooze emails_are_given --source texas --until 2026-12-31 --why 'the agency corrects its export'
  leads checks snooze emails_are_given --source texas --wake

--json prints {check, source, until}.

${exitCodesHelp([0, 2, 6])}`,
    )
    .action(
      define<SnoozeOptions>(async (context, options, [name]) =>
        (await import('./runDecisions.ts')).runSnooze(context, name as string, options),
      ),
    )

  checks
    .command('accept')
    .summary('take a run for the new normal, or learn nothing from it')
    .description(
      'Learned checks compare a run with the published runs of its source before it. A run of which such a check failed is not learned from, unless it is accepted: then what it holds is usual from that run on. It counts from the next run on; "leads checks RUN --again" applies it to a run that is there.',
    )
    .argument('<run>', "a run's number or a date")
    .option('--source <source>', 'only for this source of the run')
    .option('--exclude', 'learn nothing from the run')
    .option('--default', 'take back what was said of the run')
    .option('--why <reason>', 'kept with your name and the time')
    .addHelpText(
      'after',
      `
Examples:
  leads checks accept 12 --source texas --why 'the agency closed 400 old permits'
  leads checks accept 2025-11-26 --exclude --why 'a holiday: half the staff entered nothing'
  leads checks accept 12 --default --why 'it was as usual after all'

--json prints {runId, date, source, choice}.

${exitCodesHelp([0, 2, 6])}`,
    )
    .action(
      define<AcceptOptions>(async (context, options, [run]) =>
        (await import('./runAccept.ts')).runAccept(context, run as string, options),
      ),
    )

  checks
    .command('history')
    .summary('show what a check found run by run, and who changed it')
    .description(
      'Shows what a check found on the last runs, what was usual and from which runs that was learned, and every decision on it: thresholds, snoozes, runs that were taken for an example.',
    )
    .argument('<check>', check)
    .option('--source <source>', 'only of this source')
    .addHelpText(
      'after',
      `
--json prints {check, source, series: [{label, unit, points: [{runId, date, value, low, high, state, excluded}],
learned: {method, runs}, outside}], decisions: [{at, who, source, kind, warn, error, until, runId, choice, why}]}.

${exitCodesHelp([0, 2, 6])}`,
    )
    .action(
      define<HistoryOptions>(async (context, options, [name]) =>
        (await import('./runDecisions.ts')).runHistory(context, name as string, options),
      ),
    )
}
