import { webhookBody } from '../../electron/engine/alerts/channels/webhook.ts'
import type { AlertMessage } from '../../electron/engine/alerts/message/message.ts'
import { testMessage } from '../../electron/engine/alerts/testTarget.ts'
import { page } from './markdown.ts'
import { shapeOf } from './shape.ts'

/** Of a row that a check found, the check names the members. */
const byName = new Set(['samples'])

/** The body of a webhook, from a test and an alert as they are sent. */
export function webhookPage(): string {
  const test = testMessage('leads (db.example.org)')
  const alert: AlertMessage = {
    ...test,
    kind: 'trigger',
    last: { runId: 11, date: '2025-10-29' },
    recovered: ['nevada'],
    run: { runId: 12, date: '2025-11-05', status: 'waiting', startedBy: 'ada@office (cli)' },
  }
  const bodies = [test, alert].map((message) =>
    webhookBody({ message, messageId: 'msg_1', at: new Date('2025-11-05T06:00:00Z') }),
  )
  return page(
    '# Webhook',
    'The body of an alert to a webhook. Members are added, never renamed.',
    `\`\`\`text\n${shapeOf(bodies, byName)}\n\`\`\``,
    '- `event` is `checks-failed`, `load-failed`, `recovered` or `test`; `severity` is `error`, `warn` or `info`.\n\
- `run` is null in a test, and of a load that failed before it had a number.\n\
- No `sources` means all, or not known.\n\
- `sameAs` names the run before in which the check found the same of the source, null what is new; `sentence` says what was found, against what, and what to do.\n\
- `recovered` are sources that failed when they were last told of, and are well again.\n\
- Of what a file holds, `samples` give shapes and initials only.',
    'With a signing secret the request has the headers of Standard Webhooks: `webhook-id`, the same at each attempt, `webhook-timestamp` and `webhook-signature`.',
    'This is a test as it is sent:',
    `\`\`\`json\n${JSON.stringify(bodies[0], null, 2)}\n\`\`\``,
  )
}
