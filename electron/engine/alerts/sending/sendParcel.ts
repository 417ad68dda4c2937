import { alertUrl } from '../../../../shared/alerts/alertUrl.ts'
import { readSettings } from '../../../../shared/alerts/settingsSchema.ts'
import { loggable, type Outcome } from '../../outbox/outcome.ts'
import { findChannel } from './channels.ts'
import type { Outside, Parcel } from './parcel.ts'

/** Sends a message to a target of a kind. Never throws, and keeps secrets out of what it answers. */
export async function sendParcel(
  kind: string,
  parcel: Parcel,
  outside: Outside,
  signal: AbortSignal,
): Promise<Outcome> {
  const channel = findChannel(kind)
  if (channel === undefined) return { result: 'failed', answer: unknownKind(kind) }
  const { declaration, sender } = channel
  // what stands in the registry may have been written by hand
  const read = readSettings(declaration, parcel.settings)
  if (!read.ok) return { result: 'failed', answer: read.says }
  const { secret, signingSecret } = parcel.secret
  const url = declaration.secret?.is === 'url' ? alertUrl(secret ?? '') : null
  const refused = url === null ? null : declaration.secret?.refuses?.(url)
  if (refused) return { result: 'failed', answer: refused }
  const outcome = await sender.send({ ...parcel, settings: read.settings }, outside, signal)
  return { ...outcome, answer: loggable(outcome.answer, [secret, signingSecret]) }
}

/** A newer program made the target. */
export const unknownKind = (kind: string) =>
  `This version of Leads Loader knows no alert targets of kind ${kind.slice(0, 40)}: update it.`
