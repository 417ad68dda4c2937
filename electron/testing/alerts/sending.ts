import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { AlertMessage } from '../../engine/alerts/message/message.ts'
import type { Parcel } from '../../engine/alerts/sending/parcel.ts'
import { sendParcel } from '../../engine/alerts/sending/sendParcel.ts'
import { testMessage } from '../../engine/alerts/testTarget.ts'
import type { Outcome } from '../../engine/outbox/outcome.ts'
import { networkTo, secretFor } from './delivery.ts'
import { type Service, says, startService } from './services.ts'

/** Stands in every secret. */
export const canary = 'CANARY-K3Y-77'

export const failing: AlertMessage = {
  ...testMessage('leads (here)'),
  kind: 'trigger',
  severity: 'error',
  run: { runId: 12, date: '2025-11-05', status: 'waiting', startedBy: 'mira@desk-3 (cli)' },
}

/** More of everything than any service takes, and what each of them reads as its own. */
export function hostileMessage(): AlertMessage {
  const failure = failing.failures[0] as AlertMessage['failures'][number]
  const hostile = `<!channel> <users/all> <b>x</b> & *bold* _it_ \`code\` [a](https://x.example) {{DATE(2020-01-01T00:00:00Z)}} ${'é<"'.repeat(2000)}`
  return {
    ...failing,
    title: hostile,
    sentences: [hostile],
    last: { runId: 11, date: '2025-10-29' },
    failures: Array.from({ length: 200 }, (_, number) => ({
      ...failure,
      sameAs: number < 150 ? null : 11,
      title: hostile,
      observed: hostile,
      sentence: hostile,
      runbook: 'https://wiki.example/<!channel>|x',
      samples: Array.from({ length: 5 }, () => ({ company: hostile })),
    })),
  }
}

export function parcel(kind: string, url: string, other: Partial<Parcel> = {}): Parcel {
  return {
    message: failing,
    messageId: '0b6f7c9e-5a8e-4a53-9f3c-3d1f0f5a7a10',
    dedupKey: 'leads-loader/leads-1/texas',
    incidentId: '5d2c8f00-77aa-4f4e-9d57-0c3a3b1e9b21',
    settings: {},
    allowPrivate: true,
    secret: { secret: secretFor(kind, url, `services/${canary}`) },
    at: new Date('2026-11-22T10:00:00Z'),
    ...other,
  }
}

/** A service of the test's file, which is well again before each test, and how a kind is sent to it. */
export function sendingTests() {
  let service: Service
  beforeAll(async () => {
    service = await startService()
  })
  beforeEach(() => {
    service.heard.length = 0
    service.answer(says(200, 'ok'))
  })
  afterAll(() => service.close())
  const network = () => networkTo(service, 30_000)
  return {
    service: () => service,
    network,
    send: (kind: string, other: Partial<Parcel> = {}, on = network()): Promise<Outcome> =>
      sendParcel(kind, parcel(kind, service.url, other), { network: on }, AbortSignal.timeout(50_000)),
  }
}
