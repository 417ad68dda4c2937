import type { Declaration } from './channel.ts'

const files = import.meta.glob<{ readonly channel: Declaration }>(
  ['./channels/*.ts', '!./channels/*.test.ts'],
  { eager: true },
)

/** By the names of their files, which are their kinds. */
export const declarations: Readonly<Record<string, Declaration>> = Object.fromEntries(
  Object.entries(files).map(([path, { channel }]) => [
    path.slice('./channels/'.length, -'.ts'.length),
    channel,
  ]),
)

/**
 * Every channel that there is, by what people call it: whoever adds a file has added a channel. Compared by hand, since
 * localeCompare loads tables for 25 ms at its first call, in every command.
 */
export const channels: readonly Declaration[] = Object.values(declarations).sort((a, b) =>
  a.label < b.label ? -1 : 1,
)

/** Undefined: a newer program has made a target of a kind that this one does not know. */
export function findChannel(kind: string): Declaration | undefined {
  return Object.hasOwn(declarations, kind) ? declarations[kind] : undefined
}

/** What people call a kind; one that is not known by its own name. */
export const channelLabel = (kind: string) => findChannel(kind)?.label ?? kind
