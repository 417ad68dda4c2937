import type { Settings } from '../../../shared/alerts/fields.ts'
import { readSettings } from '../../../shared/alerts/settingsSchema.ts'
import { LoaderError } from '../../../shared/errors.ts'
import type { AlertTarget, AlertTargetToSave } from '../../../shared/window/alerts.ts'
import targetsSql from '../../../sql/alerts/alert_targets.sql?raw'
import saveSql from '../../../sql/alerts/save_alert_target.sql?raw'
import withdrawSql from '../../../sql/outbox/withdraw.sql?raw'
import type { Client } from '../../db/connection/connect.ts'
import { transaction } from '../../db/connection/transaction.ts'
import { knownSources } from '../sources/knownSources.ts'
import { quietHoursFault } from './queue/quietHours.ts'
import { channels, findChannel } from './sending/channels.ts'

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
  const { targetId, name, kind, minSeverity, sources, quietHours, repeatHours, allowPrivate, enabled } =
    target
  const settings = checkedSettings(target, others)
  if (target.sources !== null) await requireSources(client, target.sources)
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
      repeatHours,
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

/**
 * The settings of a target as they are saved, once all of it is looked at.
 * @throws LoaderError usage: what is not right, in a sentence.
 */
export function checkedSettings(target: TargetToStore, others: readonly StoredTarget[]): Settings {
  const { kind, settings, allowPrivate } = target
  const fault = (says: string) => new LoaderError('usage', says)
  const declaration = findChannel(kind)?.declaration
  if (declaration === undefined)
    throw fault(`There are no alert targets of kind ${kind.slice(0, 40)}: there are ${kinds().join(', ')}.`)
  const general = generalFault(target, others)
  if (general !== null) throw fault(general)
  const foreign = Object.keys(settings).find((key) => !Object.hasOwn(declaration.fields, key))
  if (foreign !== undefined) throw fault(`A target of kind ${kind} has no ${foreign}.`)
  const read = readSettings(declaration, settings)
  if (!read.ok) throw fault(read.says)
  const together = declaration.fault?.(read.settings, { allowPrivate }) ?? null
  if (together !== null) throw fault(together.says)
  return read.settings
}

/** @throws LoaderError usage */
async function requireSources(client: Client, wanted: readonly string[]): Promise<void> {
  const ids = (await knownSources(client)).map(({ source }) => source.id)
  const unknown = wanted.find((id) => !ids.includes(id))
  if (unknown !== undefined)
    throw new LoaderError('usage', `There is no source ${unknown.slice(0, 40)}: there are ${ids.join(', ')}.`)
}

/** What is not right of a target whatever its kind, in a sentence, or null. */
function generalFault(target: TargetToStore, others: readonly StoredTarget[]): string | null {
  const { name, sources, quietHours } = target
  const variable = secretVariable(name)
  if (/[\p{Cc}\p{Cf}]/u.test(name)) return "The name holds characters that can't be seen."
  if (!/[a-z0-9]/i.test(name)) return 'The name needs a letter from A to Z or a digit.'
  if (variable.endsWith('_SIGNING'))
    return 'The name may not end in "signing": that is kept for signing secrets.'
  if (variable.endsWith('_FILE'))
    return 'The name may not end in "file": that is kept for files with secrets.'
  const double = others.find((other) => secretVariable(other.name) === variable)
  if (double !== undefined) return `There is a target ${double.name} already.`
  if (sources?.length === 0) return 'Choose a source, or all of them.'
  return quietHours === null ? null : quietHoursFault(quietHours)
}

const kinds = () => channels.map(({ declaration }) => declaration.kind)
