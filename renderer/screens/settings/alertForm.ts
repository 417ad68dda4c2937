import type { AlertSettings, AlertTarget, AlertTargetToSave } from '../../../shared/window/alerts.ts'
import type { AlertKind } from '../../../shared/window/kinds.ts'
import { targetLimits } from '../../../shared/window/limits.ts'

/** The form of a target as texts; what does not fit the kind is kept while another is looked at, and not saved. */
export interface AlertForm {
  readonly name: string
  readonly kind: AlertKind
  readonly secret: string
  readonly signingSecret: string
  readonly host: string
  readonly port: string
  readonly security: 'starttls' | 'tls' | 'none'
  readonly user: string
  readonly from: string
  readonly to: string
  readonly region: 'us' | 'eu'
  readonly minSeverity: 'warn' | 'error'
  /** Empty: all. */
  readonly sources: readonly string[]
  readonly quiet: boolean
  readonly quietFrom: string
  readonly quietUntil: string
  readonly zone: string
  readonly allowPrivate: boolean
  readonly enabled: boolean
}

export function formOf(target: AlertTarget | null, zone: string): AlertForm {
  const {
    host = '',
    port,
    security = 'starttls',
    user = '',
    from = '',
    to = [],
    region = 'us',
  } = target?.settings ?? {}
  const quiet = target?.quietHours ?? null
  return {
    ...{ name: target?.name ?? '', kind: target?.kind ?? 'slack', secret: '', signingSecret: '' },
    ...{ host, port: port === undefined ? '' : String(port), security, user, from, region },
    to: to.join(', '),
    minSeverity: target?.minSeverity ?? 'error',
    sources: target?.sources ?? [],
    quiet: quiet !== null,
    quietFrom: quiet?.from ?? '22:00',
    quietUntil: quiet?.until ?? '07:00',
    zone: quiet?.zone ?? zone,
    allowPrivate: target?.allowPrivate ?? false,
    enabled: target?.enabled ?? true,
  }
}

/** What the form says; an empty secret leaves the one that is kept. */
export function targetOf(form: AlertForm, targetId: number | null): AlertTargetToSave {
  const { name, kind, minSeverity, sources, quiet, quietFrom, quietUntil, zone, allowPrivate, enabled } = form
  const given = (text: string) => (text.trim() === '' ? null : text.trim())
  return {
    ...{ targetId, name: name.trim(), kind, minSeverity, enabled },
    settings: settingsOf(form),
    sources: sources.length === 0 ? null : [...sources],
    quietHours: quiet ? { from: quietFrom, until: quietUntil, zone: zone.trim() } : null,
    allowPrivate: kind === 'desktop' || kind === 'pagerduty' ? false : allowPrivate,
    secret: kind === 'desktop' ? null : given(form.secret),
    signingSecret: kind === 'webhook' ? given(form.signingSecret) : null,
  }
}

type Field = 'name' | 'host' | 'port' | 'user' | 'from' | 'to' | 'quietFrom' | 'quietUntil'

/** What is wrong with a field, in its own words; a name that is still missing is not yet wrong. */
export function problemsOf(form: AlertForm): Partial<Record<Field, string>> {
  const { name, port, recipients, address, host, user, time } = targetLimits
  const problems: Partial<Record<Field, string>> = {}
  const tooLong = (text: string, { most }: { readonly most: number }) => text.trim().length > most
  if (tooLong(form.name, name)) problems.name = name.says
  if (form.quiet && !time.form.test(form.quietFrom)) problems.quietFrom = time.says
  if (form.quiet && !time.form.test(form.quietUntil)) problems.quietUntil = time.says
  if (form.kind !== 'email') return problems
  if (tooLong(form.host, host)) problems.host = host.says
  if (tooLong(form.user, user)) problems.user = user.says
  if (tooLong(form.from, address)) problems.from = address.says
  if (form.port.trim() !== '' && portOf(form.port) === null) problems.port = port.says
  const to = addressesOf(form.to)
  if (to.some((one) => tooLong(one, address))) problems.to = address.says
  if (to.length > recipients.most) problems.to = recipients.says
  return problems
}

function portOf(text: string): number | null {
  const number = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0
  return number >= 1 && number <= targetLimits.port.most ? number : null
}

const addressesOf = (text: string) => text.split(/[\s,;]+/).filter((address) => address !== '')

function settingsOf({ kind, host, port, security, user, from, to, region }: AlertForm): AlertSettings {
  if (kind === 'pagerduty') return { region }
  if (kind !== 'email') return {}
  const number = portOf(port)
  return {
    host: host.trim(),
    ...(number !== null && { port: number }),
    security,
    ...(user.trim() !== '' && { user: user.trim() }),
    from: from.trim(),
    to: addressesOf(to),
  }
}
