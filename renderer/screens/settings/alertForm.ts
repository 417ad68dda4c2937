import type { AlertSettings, AlertTarget, AlertTargetToSave } from '../../../shared/window/alerts.ts'
import type { AlertKind } from '../../../shared/window/kinds.ts'

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

function settingsOf({ kind, host, port, security, user, from, to, region }: AlertForm): AlertSettings {
  if (kind === 'pagerduty') return { region }
  if (kind !== 'email') return {}
  const number = Number(port)
  return {
    host: host.trim(),
    ...(/^\d{1,5}$/.test(port.trim()) && number >= 1 && number <= 65_535 && { port: number }),
    security,
    ...(user.trim() !== '' && { user: user.trim() }),
    from: from.trim(),
    to: to.split(/[\s,;]+/).filter((address) => address !== ''),
  }
}
