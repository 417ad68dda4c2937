import { LoaderError } from '../../../shared/errors.ts'
import type { AlertTarget, AlertTargetToSave } from '../../../shared/window/alerts.ts'
import saveSql from '../../../sql/load/save_alert_target.sql?raw'
import withdrawSql from '../../../sql/load/withdraw_alerts.sql?raw'
import targetsSql from '../../../sql/query/alert_targets.sql?raw'
import type { Client } from '../../db/connect.ts'
import { transaction } from '../../db/transaction.ts'
import { sources as knownSources } from '../../sources/index.ts'
import { quietHoursFault } from './quietHours.ts'

/** A target as the registry has it; whether its secret is here, only the program knows that runs. */
export type StoredTarget = Omit<AlertTarget, 'hasSecret' | 'hasSigningSecret' | 'host'>

/** A target without what is secret of it. */
export type TargetToStore = Omit<AlertTargetToSave, 'secret' | 'signingSecret'>

export async function findTargets(client: Client): Promise<StoredTarget[]> {
  return (await client.query<StoredTarget>(targetsSql)).rows
}

/** @throws LoaderError usage where there is none of the name */
export async function requireTarget(client: Client, name: string): Promise<StoredTarget> {
  const targets = await findTargets(client)
  const found =
    targets.find((target) => target.name === name) ??
    targets.find((target) => target.name.toLowerCase() === name.toLowerCase())
  if (found !== undefined) return found
  const known = targets.map((target) => target.name).join(', ')
  throw new LoaderError('usage', `There is no alert target '${name.slice(0, 60)}'.`, {
    hint: known === '' ? 'Make one: leads alerts add NAME --kind slack.' : `There are: ${known}.`,
  })
}

/**
 * Makes a target, or changes the one of its number. What waits for one that is switched off is withdrawn.
 * @returns its number.
 * @throws LoaderError usage: what is wrong with it.
 */
export async function saveTarget(
  client: Client,
  who: string,
  target: TargetToStore,
  why: string | null = null,
): Promise<number> {
  const others = (await findTargets(client)).filter(({ targetId }) => targetId !== target.targetId)
  const fault = targetFault(target, others)
  if (fault !== null) throw new LoaderError('usage', fault)
  const { targetId, name, kind, settings, minSeverity, sources, quietHours, allowPrivate, enabled } = target
  return transaction(client, `Can't save the alert target ${name}`, async () => {
    const { rows } = await client.query<{ targetId: number }>(saveSql, [
      targetId,
      name,
      kind,
      JSON.stringify(settings),
      minSeverity,
      sources,
      quietHours === null ? null : JSON.stringify(quietHours),
      allowPrivate,
      enabled,
      who,
      why,
    ])
    const saved = rows[0]?.targetId
    if (saved === undefined) throw new LoaderError('usage', 'That alert target is no longer there.')
    if (!enabled) await client.query(withdrawSql, [saved, 'The target was switched off.'])
    return saved
  })
}

/** Its deliveries stay in the log; what it has not been sent is withdrawn. */
export async function removeTarget(client: Client, targetId: number): Promise<void> {
  await transaction(client, "Can't remove the alert target", async () => {
    await client.query(withdrawSql, [targetId, 'The target was removed.'])
    await client.query('delete from loader.alert_target where target_id = $1', [targetId])
  })
}

/** `Ops channel` → `LEADS_ALERT_OPS_CHANNEL`, the variable that holds the target's secret on the command line. */
export function secretVariable(name: string): string {
  const words = name
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
  return `LEADS_ALERT_${words}`
}

/** What of a target is not right, in a sentence, or null. */
export function targetFault(target: TargetToStore, others: readonly StoredTarget[]): string | null {
  const { name, kind, settings, sources, quietHours, allowPrivate } = target
  const variable = secretVariable(name)
  if (/[\p{Cc}\p{Cf}]/u.test(name)) return "The name holds characters that can't be seen."
  if (!/[a-z0-9]/i.test(name)) return 'The name needs a letter from A to Z or a digit.'
  if (variable.endsWith('_SIGNING'))
    return 'The name may not end in "signing": that is kept for signing secrets.'
  const double = others.find((other) => secretVariable(other.name) === variable)
  if (double !== undefined) return `There is a target ${double.name} already.`
  const unknown = sources?.find((source) => !knownSources.some(({ id }) => id === source))
  if (unknown !== undefined)
    return `There is no source ${unknown.slice(0, 40)}: there are ${knownSources.map(({ id }) => id).join(', ')}.`
  if (sources?.length === 0) return 'Choose a source, or all of them.'
  if (quietHours !== null) {
    const fault = quietHoursFault(quietHours)
    if (fault !== null) return fault
  }
  const foreign = Object.keys(settings).find((key) => !settingsOf[kind].includes(key))
  if (foreign !== undefined) return `A target of kind ${kind} has no ${foreign}.`
  return kind === 'email' ? emailFault(settings, allowPrivate) : null
}

const settingsOf: Readonly<Record<StoredTarget['kind'], readonly string[]>> = {
  slack: [],
  webhook: [],
  desktop: [],
  pagerduty: ['region'],
  email: ['host', 'port', 'security', 'user', 'from', 'to'],
}

function emailFault(
  { host, from, to, security }: StoredTarget['settings'],
  allowPrivate: boolean,
): string | null {
  if (host === undefined || !/^[a-z0-9.:[\]-]+$/i.test(host))
    return 'An e-mail target needs the host of a mail server, such as smtp.example.com.'
  if (from === undefined || !isMail(from))
    return 'An e-mail target needs a sender, such as loader@example.com.'
  if (to === undefined || to.length === 0) return 'An e-mail target needs somebody whom it goes to.'
  const wrong = to.find((address) => !isMail(address))
  if (wrong !== undefined) return `'${wrong.slice(0, 60)}' is no e-mail address.`
  if (security === 'none' && !allowPrivate)
    return 'Without TLS a mail server must be on a private network, and private addresses be allowed.'
  return null
}

const isMail = (text: string) => /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/.test(text)
