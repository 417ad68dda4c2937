import type { Declaration } from '../../../../shared/alerts/channel.ts'
import type { Channel } from './parcel.ts'

/**
 * The channels by their kinds, from the files of both folders by name. A channel is two files of one name, which is its kind:
 * what it asks for (shared/alerts/channels) and how it sends (electron/engine/alerts/channels).
 * @throws Error that names the file which is missing, or is of another kind.
 */
export function pairedChannels(
  declared: Readonly<Record<string, Declaration>>,
  sending: Readonly<Record<string, Channel>>,
): Readonly<Record<string, Channel>> {
  for (const kind of Object.keys(declared))
    if (!Object.hasOwn(sending, kind))
      throw new Error(
        `${senderFile(kind)} is missing: ${declarationFile(kind)} declares a channel, and nothing sends.`,
      )
  for (const [kind, { declaration }] of Object.entries(sending)) {
    if (!Object.hasOwn(declared, kind))
      throw new Error(`${declarationFile(kind)} is missing: ${senderFile(kind)} sends what nothing declares.`)
    if (declared[kind] !== declaration)
      throw new Error(`${senderFile(kind)} sends what ${declarationFile(declaration.kind)} declares.`)
    if (declaration.kind !== kind)
      throw new Error(
        `${declarationFile(kind)} declares the kind ${declaration.kind}: name the file as its kind.`,
      )
  }
  return sending
}

const declarationFile = (kind: string) => `shared/alerts/channels/${kind}.ts`
const senderFile = (kind: string) => `electron/engine/alerts/channels/${kind}.ts`
