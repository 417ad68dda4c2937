import { email } from './email.ts'
import { pagerduty } from './pagerduty.ts'
import type { Sender, SentKind } from './parcel.ts'
import { slack } from './slack.ts'
import { webhook } from './webhook.ts'

/** How each kind of target is sent to. The desktop's notification is the window's own: see deliver.ts. */
export const senders: Readonly<Record<SentKind, Sender>> = { slack, pagerduty, webhook, email }
