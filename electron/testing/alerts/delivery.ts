import { type Declaration, examplesOf } from '../../../shared/alerts/channel.ts'
import type { Settings } from '../../../shared/alerts/fields.ts'
import type { Delivering } from '../../engine/alerts/queue/alertLanes.ts'
import { findChannel } from '../../engine/alerts/sending/channels.ts'
import { saveTarget, type TargetToStore } from '../../engine/alerts/targets.ts'
import type { Engine } from '../../engine/engine.ts'
import { internet, type Network } from '../../engine/outbox/post.ts'
import type { Service } from './services.ts'

/** Delivers to a service as to all of them: URLs end in the secret, of other kinds it is the secret. */
export function deliveringTo({ url }: Service, secret: string): Delivering {
  return {
    secretOf: async ({ kind }) => ({ secret: secretFor(kind, url, secret) }),
    network: networkTo({ url }, 3000),
  }
}

export function secretFor(kind: string, url: string, secret: string): string {
  return findChannel(kind)?.declaration.secret?.is === 'url' ? `${url}/${secret}` : secret
}

/** Services that have a URL of their own are reached at the one of the test, by the same path. */
export function networkTo({ url }: Pick<Service, 'url'>, milliseconds: number): Network {
  return { ...internet, service: (real) => `${url}${new URL(real).pathname}`, milliseconds }
}

/** The settings of a target of a kind that goes to a host: to the one of the test. Null: of another kind. */
export function settingsOn(declaration: Declaration, port: number): Settings | null {
  const hosts = Object.entries(declaration.fields).filter(
    ([, field]) => field.kind === 'text' && field.isHost,
  )
  if (hosts.length === 0) return null
  const here = hosts.map(([key]) => [key, '127.0.0.1'] as const)
  return { ...examplesOf(declaration), ...Object.fromEntries(here), port, security: 'none' }
}

/** A target on this computer that hears every error, but for what a test wants otherwise. Gives its number. */
export function makeTarget(
  { client, who }: Pick<Engine, 'client' | 'who'>,
  other: Partial<TargetToStore> = {},
): Promise<number> {
  return saveTarget(client, who, {
    targetId: null,
    name: 'Ops',
    kind: 'webhook',
    settings: {},
    minSeverity: 'error',
    sources: null,
    quietHours: null,
    repeatHours: 24,
    allowPrivate: true,
    enabled: true,
    ...other,
  })
}
