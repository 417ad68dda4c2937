import { LoaderError } from '../../../shared/errors.ts'
import type {
  AlertPreview,
  AlertsView,
  AlertTargetToSave,
  AlertTestAnswer,
} from '../../../shared/window/alerts.ts'
import { alertsView } from '../../engine/alerts/alertsView.ts'
import { announce, announceFailedLoad, type Delivered, sendLeft } from '../../engine/alerts/announce.ts'
import type { FailedLoad } from '../../engine/alerts/failedLoad.ts'
import type { Delivering } from '../../engine/alerts/queue/alertLanes.ts'
import { registryId } from '../../engine/alerts/registryId.ts'
import { findTargets, removeTarget, type StoredTarget } from '../../engine/alerts/targets.ts'
import { previewOf, sendTest } from '../../engine/alerts/testTarget.ts'
import type { Engine } from '../../engine/engine.ts'
import { isAnythingLeft } from '../../engine/outbox/left.ts'
import { withOwnClient } from '../../engine/ownClient.ts'
import type { Log } from '../app/log.ts'
import type { Secrets } from '../connections/secrets.ts'
import { type AlertPlace, forgetSecrets, saveWithSecret, storedSecret } from './alertTargets.ts'

/** The window's part in alerts: their targets with the secrets of this computer, and sending what waits. */
export interface Alerts {
  list(): Promise<AlertsView>
  save(target: AlertTargetToSave): Promise<AlertsView>
  remove(targetId: number): Promise<AlertsView>
  test(targetId: number): Promise<AlertTestAnswer>
  preview(kind: string): Promise<AlertPreview>
  retry(): Promise<AlertsView>
  /** Sends what is due, behind the window: a load has begun, and somebody waits to hear of it. */
  sendDue(): void
  /** Tells of a run that has ended or was published, behind the window. */
  tell(runId: number): void
  /** Tells of a load that failed before it had a number, behind the window. */
  tellFailure(failed: FailedLoad): void
  /** Breaks off what is under way; it is sent the next time. */
  stop(): Promise<void>
}

interface AlertsParts {
  /** @throws LoaderError where the database is not open */
  readonly engine: () => Promise<Engine>
  readonly engineIfOpen: () => Promise<Engine | null>
  readonly secrets: Secrets
  readonly confirm: (place: AlertPlace) => Promise<boolean>
  readonly notify: (title: string, body: string) => void
  readonly onChange: () => void
  readonly log: Log
}

type Client = Engine['client']

const interval = 60_000

export function createAlerts({
  engine,
  engineIfOpen,
  secrets,
  confirm,
  notify,
  onChange,
  log,
}: AlertsParts): Alerts {
  const stopped = new AbortController()
  const underWay = new Set<Promise<void>>()

  /** On a connection of its own: some of it is a transaction. */
  const own = async <T>(work: (client: Client, open: Engine) => Promise<T>): Promise<T> =>
    withOwnClient(await engine(), 'alerts', (open) => work(open.client, open))

  const deliveringWith = (client: Client): Delivering => ({
    secretOf: (target) => storedSecret(client, secrets, target),
    notify,
  })
  const view = (client: Client) => alertsView(client, (target) => storedSecret(client, secrets, target))

  async function targetOf(client: Client, targetId: number): Promise<StoredTarget> {
    const found = (await findTargets(client)).find((target) => target.targetId === targetId)
    if (found === undefined) throw new LoaderError('usage', 'That alert target is no longer there.')
    return found
  }

  function behind(work: (open: Engine) => Promise<Delivered | null>): void {
    const working = (async () => {
      const open = await engineIfOpen()
      const delivered = open === null ? null : await work(open)
      if (delivered === null) return
      for (const notice of delivered.notices) log(notice)
      onChange()
    })().catch((error) => log('Alerts could not be sent.', error))
    underWay.add(working)
    void working.finally(() => underWay.delete(working))
  }

  const look = () =>
    behind(async (open) => {
      if (!(await isAnythingLeft(open))) return null
      return sendLeft(open, deliveringWith(open.client), { signal: stopped.signal })
    })
  const timer = setInterval(look, interval)
  // what was left before this start
  void engine().then(look, () => undefined)

  return {
    list: () => own(view),
    save: (target) =>
      own(async (client, { who }) => {
        await saveWithSecret(client, who, target, { secrets, confirm })
        return view(client)
      }),
    remove: (targetId) =>
      own(async (client) => {
        const target = await targetOf(client, targetId)
        await removeTarget(client, targetId)
        await forgetSecrets(await registryId(client), secrets, target)
        return view(client)
      }),
    test: (targetId) =>
      own(async (client, open) => {
        const target = await targetOf(client, targetId)
        const remedy = 'Edit the target and give it.'
        return sendTest(client, open, target, deliveringWith(client), remedy)
      }),
    preview: async (kind) => previewOf(kind, await engine()),
    retry: () =>
      own(async (client, open) => {
        await sendLeft(open, deliveringWith(client), { hurry: true, signal: stopped.signal })
        return view(client)
      }),
    sendDue: look,
    tell: (runId) =>
      behind((open) => announce(open, runId, deliveringWith(open.client), { signal: stopped.signal })),
    tellFailure: (failed) =>
      behind((open) =>
        announceFailedLoad(open, failed, deliveringWith(open.client), { signal: stopped.signal }),
      ),
    async stop() {
      clearInterval(timer)
      stopped.abort()
      await Promise.all(underWay)
    },
  }
}
