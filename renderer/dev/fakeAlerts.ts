import type { AlertDelivery, AlertPreview, AlertTarget } from '../../shared/window/alerts.ts'
import type { Bridge } from '../bridge.ts'
import { no, yes } from './calls/answers.ts'

const who = { who: 'mira@desk-3 (window)', at: '2026-11-20T09:12:00Z', enabled: true }
const nobody = { sources: null, quietHours: null, allowPrivate: false, hasSigningSecret: false }

const madeTargets: readonly AlertTarget[] = [
  {
    ...who,
    ...nobody,
    ...{ targetId: 1, name: 'Data operations', kind: 'slack', settings: {}, minSeverity: 'warn' },
    ...{ hasSecret: true, host: 'hooks.slack.com' },
    quietHours: { from: '22:00', until: '07:00', zone: 'America/Chicago' },
  },
  {
    ...who,
    ...nobody,
    ...{ targetId: 2, name: 'On call', kind: 'pagerduty', settings: { region: 'us' }, minSeverity: 'error' },
    ...{ hasSecret: false, host: 'events.pagerduty.com', sources: ['nevada', 'texas'] },
  },
  {
    ...who,
    ...nobody,
    ...{
      targetId: 3,
      name: 'Scheduler',
      kind: 'webhook',
      settings: {},
      minSeverity: 'error',
      enabled: false,
    },
    ...{ hasSecret: true, hasSigningSecret: true, host: 'hooks.example.com', allowPrivate: true },
  },
]

const title = '2 checks failed on run 14 of 2026-11-22: not published'
const delivery = (deliveryId: number, other: Partial<AlertDelivery>): AlertDelivery => ({
  ...{ deliveryId, target: 'Data operations', runId: 14, kind: 'trigger', severity: 'error', title },
  ...{ status: 'sent', attempts: 1, at: '2026-11-22T14:06:00Z', nextAt: null, answer: '200: ok' },
  ...other,
})

const deliveries: readonly AlertDelivery[] = [
  delivery(6, {
    ...{ target: 'On call', status: 'pending', attempts: 2, nextAt: '2026-11-22T14:08:30Z' },
    answer: '429: Too Many Requests',
  }),
  delivery(5, {}),
  delivery(4, {
    ...{ runId: 12, severity: 'warn', status: 'held', attempts: 0, nextAt: '2026-11-22T13:00:00Z' },
    ...{ answer: null, title: '1 check warns on run 12 of 2026-11-15: published all the same' },
  }),
  delivery(3, {
    ...{ target: 'Scheduler', runId: 11, status: 'failed', answer: '404: no_service' },
    title: 'Run 11 of 2026-11-08 failed: nothing was loaded',
  }),
  delivery(2, {
    ...{ target: 'On call', runId: 10, kind: 'resolve', severity: 'info', status: 'withdrawn', attempts: 0 },
    ...{ title: 'Run 10 of 2026-11-08 was published: texas is well again', answer: null },
  }),
  delivery(1, { runId: null, kind: 'test', severity: 'info', title: 'Test: 1 check failed on run 12' }),
]

const preview: AlertPreview = {
  text: [
    'Test: 1 check failed on run 12 of 2025-11-05: not published',
    'This is a test of the alerts. Nothing happened; nothing has to be done.',
    '',
    'FAILED  texas: ZIP codes have five or nine digits: 312 of 2,040 rows (15.3 %); it fails over 5 %',
    '    file invented.csv, record 7, company A. H., zip 9999',
    '',
    'Database: brightwheel (this computer)',
  ].join('\n'),
  body: '{\n  "text": "Test: 1 check failed on run 12 of 2025-11-05: not published",\n  "blocks": []\n}',
}

const sources = [
  { id: 'nevada', title: 'Nevada child care licensing' },
  { id: 'oklahoma', title: 'Oklahoma child care licensing' },
  { id: 'texas', title: 'Texas HHSC child-care operations' },
]

/** The alerts of the pretended main process; `empty` has none yet. */
export function fakeAlerts(empty: boolean): Bridge['alerts'] {
  let targets = empty ? [] : [...madeTargets]
  const view = () => yes({ targets, deliveries: empty ? [] : deliveries, sources })
  return {
    list: view,
    save: ({ secret, signingSecret, ...target }) => {
      if (targets.some(({ name, targetId }) => name === target.name && targetId !== target.targetId))
        return no({ code: 'usage', message: `There is a target ${target.name} already.` })
      const before = targets.find(({ targetId }) => targetId === target.targetId)
      const saved: AlertTarget = {
        ...target,
        targetId: target.targetId ?? targets.length + 10,
        hasSecret: secret === null ? (before?.hasSecret ?? false) : secret !== '',
        hasSigningSecret: signingSecret === null ? (before?.hasSigningSecret ?? false) : signingSecret !== '',
        host: 'hooks.example.com',
        who: 'mira@desk-3 (window)',
        at: '2026-11-22T14:00:00Z',
      }
      targets = [...targets.filter(({ targetId }) => targetId !== saved.targetId), saved]
      return view()
    },
    remove: ({ targetId }) => {
      targets = targets.filter((target) => target.targetId !== targetId)
      return view()
    },
    test: ({ targetId }) =>
      targetId === 2
        ? yes({
            ok: false,
            message: 'The secret of On call is not here.',
            hint: 'Edit the target and give it.',
          })
        : yes({ ok: true }),
    preview: () => yes(preview),
    retry: view,
  }
}
