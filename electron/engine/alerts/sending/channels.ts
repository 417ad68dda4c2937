import { declarations } from '../../../../shared/alerts/channels.ts'
import { pairedChannels } from './channelPairs.ts'
import type { Channel } from './parcel.ts'

const files = import.meta.glob<{ readonly channel: Channel }>(
  ['../channels/*.ts', '!../channels/*.test.ts'],
  {
    eager: true,
  },
)

const byKind = pairedChannels(
  declarations,
  Object.fromEntries(
    Object.entries(files).map(([path, { channel }]) => [
      path.slice('../channels/'.length, -'.ts'.length),
      channel,
    ]),
  ),
)

export const channels: readonly Channel[] = Object.values(byKind)

/** Undefined: a newer program has made a target of a kind that this one does not know. */
export function findChannel(kind: string): Channel | undefined {
  return Object.hasOwn(byKind, kind) ? byKind[kind] : undefined
}
