import { needsSecret } from '../../../../shared/alerts/channel.ts'
import { findChannel } from '../../../../shared/alerts/channels.ts'
import { LoaderError } from '../../../../shared/errors.ts'
import { type AlertDelivery, type AlertTarget, alertTargetToSave } from '../../../../shared/window/alerts.ts'
import { alertsView } from '../../../engine/alerts/alertsView.ts'
import {
  checkedSettings,
  findTargets,
  removeTarget,
  requireTarget,
  saveTarget,
  secretVariable,
} from '../../../engine/alerts/targets.ts'
import { previewOf, sendTest } from '../../../engine/alerts/testTarget.ts'
import { usage } from '../../arguments.ts'
import type { Context } from '../../context.ts'
import type { Output } from '../../output/output.ts'
import { moment, plain } from '../../output/text.ts'
import { withEngine } from '../../withEngine.ts'
import { howToGive, secretMissing, secretOf } from './alertSecrets.ts'
import { givenSettings } from './channelOptions.ts'
import type { AddAlertOptions, TestAlertOptions } from './options.ts'

/** `leads alerts` */
export async function runAlerts(context: Context): Promise<undefined> {
  return withEngine(context, async ({ client }) => {
    const { output } = context
    const { targets, deliveries, waiting } = await alertsView(client, secretOf)
    output.document({ targets, deliveries, waiting })
    if (targets.length === 0) output.print('No targets yet. Make one: leads alerts add NAME --kind slack')
    else reportTargets(output, targets)
    if (deliveries.length > 0) reportDeliveries(output, deliveries)
    for (const target of targets)
      if (target.enabled && !target.hasSecret && wantsSecret(target)) output.log(secretMissing(target))
    return undefined
  })
}

function wantsSecret({ kind, settings }: AlertTarget): boolean {
  const channel = findChannel(kind)
  return channel !== undefined && needsSecret(channel, settings)
}

function reportTargets(output: Output, targets: readonly AlertTarget[]): void {
  const titles = ['Target', 'Kind', 'Goes to', 'From', 'Sources', 'Quiet hours', 'Secret']
  output.table(
    titles.map((title) => ({ title, most: 44 })),
    targets.map(({ name, kind, host, minSeverity, sources, quietHours, hasSecret, enabled }) => [
      name,
      enabled ? kind : `${kind} (off)`,
      host ?? '',
      minSeverity === 'warn' ? 'warnings' : 'errors',
      sources?.join(', ') ?? 'all',
      quietHours === null ? '' : `${quietHours.from}-${quietHours.until} ${quietHours.zone}`,
      findChannel(kind)?.secret === null ? '' : hasSecret ? 'here' : 'not here',
    ]),
  )
}

function reportDeliveries(output: Output, deliveries: readonly AlertDelivery[]): void {
  output.print('')
  output.table(
    [
      { title: 'When' },
      { title: 'Target', most: 24 },
      { title: 'Status' },
      { title: 'Tried', align: 'right' },
      { title: 'What', most: 60 },
      { title: 'Answer', most: 60 },
    ],
    deliveries
      .slice(0, 15)
      .map(({ at, target, status, nextAt, attempts, title, answer }) => [
        moment(at),
        target,
        nextAt === null ? status : `${status} until ${moment(nextAt).slice(11)}`,
        String(attempts),
        title,
        answer ?? '',
      ]),
  )
}

/** `leads alerts add NAME --kind KIND` */
export async function runAddAlert(
  context: Context,
  name: string,
  options: AddAlertOptions,
): Promise<undefined> {
  const parsed = alertTargetToSave.safeParse({
    targetId: null,
    name,
    kind: options.kind,
    settings: givenSettings(options),
    minSeverity: options.minSeverity,
    sources: options.source ?? null,
    quietHours: options.quiet ?? null,
    repeatHours: options.repeatAfter,
    allowPrivate: options.allowPrivate === true,
    enabled: true,
    secret: null,
    signingSecret: null,
  })
  if (!parsed.success) throw usage(parsed.error.issues.map(({ message }) => message).join(' '))
  const target = parsed.data
  // what is wrong with it is told without a database
  checkedSettings(target, [])
  return withEngine(context, async ({ client, who }) => {
    const { output } = context
    const known = (await findTargets(client)).find((one) => secretVariable(one.name) === secretVariable(name))
    if (known !== undefined && options.replace !== true)
      throw usage(`There is a target ${known.name} already.`, 'Use --replace to change it.')
    const targetId = await saveTarget(
      client,
      who,
      { ...target, targetId: known?.targetId ?? null },
      options.why ?? null,
    )
    output.document({ targetId, name: target.name, secret: secretVariable(target.name) })
    output.print(`${known === undefined ? 'Made' : 'Changed'} the target ${plain(target.name)}.`)
    const channel = findChannel(target.kind)
    if (channel?.note !== undefined) output.print(channel.note)
    if (channel?.secret !== null) {
      const { secret } = await secretOf(target)
      const first = secret === undefined ? `${howToGive(target)} Then` : 'Its secret is here. Try it'
      output.print(`${first}: leads alerts test ${plain(target.name)}`)
    }
    return undefined
  })
}

/** `leads alerts remove NAME` */
export async function runRemoveAlert(context: Context, wanted: string): Promise<undefined> {
  return withEngine(context, async ({ client }) => {
    const { name, targetId } = await requireTarget(client, wanted)
    await removeTarget(client, targetId)
    context.output.document({ removed: name })
    context.output.print(`Removed the target ${plain(name)}.`)
    return undefined
  })
}

/** `leads alerts test NAME`: exit code 2 where the message did not arrive. */
export async function runTestAlert(
  context: Context,
  wanted: string,
  { preview }: TestAlertOptions,
): Promise<undefined> {
  return withEngine(context, async (engine) => {
    const { output } = context
    const target = await requireTarget(engine.client, wanted)
    if (preview === true) {
      const shown = previewOf(target.kind, engine, target.settings)
      output.document({ target: target.name, ...shown })
      output.print(shown.text, '', output.bold('As it is sent'), shown.body)
      return undefined
    }
    const answer = await sendTest(engine.client, engine, target, { secretOf }, howToGive(target))
    if (!answer.ok)
      throw new LoaderError(
        'alert-not-sent',
        answer.message,
        answer.hint === null ? {} : { hint: answer.hint },
      )
    output.document({ target: target.name, sent: true })
    output.print(`A test message was sent to ${plain(target.name)}.`)
    return undefined
  })
}
