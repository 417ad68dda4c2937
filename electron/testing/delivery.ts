import type { Delivering } from '../engine/alerts/deliver.ts'
import { internet } from '../engine/alerts/post.ts'
import { saveTarget, type TargetToStore } from '../engine/alerts/targets.ts'
import type { Engine } from '../engine/engine.ts'
import type { Service } from './services.ts'

/** Delivers to a service as to all of them: URLs end in the secret, PagerDuty's routing key is it. */
export function deliveringTo({ url }: Service, secret: string): Delivering {
  const enqueue = `${url}/v2/enqueue`
  return {
    secretOf: async ({ kind }) => ({ secret: kind === 'pagerduty' ? secret : `${url}/${secret}` }),
    network: { ...internet, pagerduty: { us: enqueue, eu: enqueue }, milliseconds: 3000 },
  }
}

/** A target on this computer that hears every error, but for what a test wants otherwise. Gives its number. */
export function makeTarget(
  { client, who }: Pick<Engine, 'client' | 'who'>,
  other: Partial<TargetToStore> = {},
): Promise<number> {
  return saveTarget(client, who, {
    ...{ targetId: null, name: 'Ops', kind: 'webhook', settings: {}, minSeverity: 'error', sources: null },
    ...{ quietHours: null, allowPrivate: true, enabled: true },
    ...other,
  })
}
