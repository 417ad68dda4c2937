import { findChannel } from '../../../../shared/alerts/channels.ts'
import type { TargetSecret } from '../../../engine/alerts/sending/parcel.ts'
import { type StoredTarget, secretVariable } from '../../../engine/alerts/targets.ts'

const variables = new Map<string, string>()

// taken out of the environment at once: what this program starts does not get them
for (const [name, value] of Object.entries(process.env)) {
  if (!name.startsWith('LEADS_ALERT_')) continue
  if (value !== undefined && value.trim() !== '') variables.set(name, value.trim())
  delete process.env[name]
}

/** The secrets of a target, from LEADS_ALERT_<NAME> and LEADS_ALERT_<NAME>_SIGNING. */
export async function secretOf({ name }: Pick<StoredTarget, 'name'>): Promise<TargetSecret> {
  const variable = secretVariable(name)
  return { secret: variables.get(variable), signingSecret: variables.get(`${variable}_SIGNING`) }
}

/** What a person does to give it. */
export function howToGive({ name, kind }: Pick<StoredTarget, 'name' | 'kind'>): string {
  return `Set ${secretVariable(name)} to the ${findChannel(kind)?.secret?.word ?? 'secret'}.`
}
