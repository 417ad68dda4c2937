import { urlFault } from '../../shared/alerts/alertUrl.ts'
import { type Declaration, namesServer } from '../../shared/alerts/channel.ts'
import { channels, findChannel } from '../../shared/alerts/channels.ts'
import { fieldFault, type Settings, settingOf, textOf } from '../../shared/alerts/fields.ts'
import type { AlertTarget, AlertTargetToSave } from '../../shared/window/alerts.ts'
import { targetLimits } from '../../shared/window/limits.ts'

/** The form of a target as texts; what does not fit the kind is kept while another is looked at, and not saved. */
export interface AlertForm {
  readonly name: string
  readonly kind: string
  readonly secret: string
  readonly signingSecret: string
  /** Of the fields of all kinds, by the names of the settings. */
  readonly texts: Readonly<Record<string, string>>
  readonly minSeverity: 'warn' | 'error'
  /** Empty: all. */
  readonly sources: readonly string[]
  readonly quiet: boolean
  readonly quietFrom: string
  readonly quietUntil: string
  readonly zone: string
  /** Hours after which the same is said again. */
  readonly repeatHours: number
  readonly allowPrivate: boolean
  readonly enabled: boolean
}

/** What a new target is first: what most teams have. */
const usual = findChannel('slack') ?? channels[0]

export function formOf(target: AlertTarget | null, zone: string): AlertForm {
  const quiet = target?.quietHours ?? null
  const settings = Object.entries(target?.settings ?? {})
  return {
    name: target?.name ?? '',
    kind: target?.kind ?? usual?.kind ?? '',
    secret: '',
    signingSecret: '',
    texts: Object.fromEntries(settings.map(([key, setting]) => [key, textOf(setting)])),
    minSeverity: target?.minSeverity ?? 'error',
    sources: target?.sources ?? [],
    quiet: quiet !== null,
    quietFrom: quiet?.from ?? '22:00',
    quietUntil: quiet?.until ?? '07:00',
    zone: quiet?.zone ?? zone,
    repeatHours: target?.repeatHours ?? 24,
    allowPrivate: target?.allowPrivate ?? false,
    enabled: target?.enabled ?? true,
  }
}

/** What the form says; an empty secret leaves the one that is kept. */
export function targetOf(form: AlertForm, targetId: number | null): AlertTargetToSave {
  const { name, kind, minSeverity, sources, quiet, quietFrom, quietUntil, zone, allowPrivate, enabled } = form
  const channel = findChannel(kind)
  const given = (text: string) => (text.trim() === '' ? null : text.trim())
  return {
    targetId,
    name: name.trim(),
    kind,
    minSeverity,
    enabled,
    settings: channel === undefined ? {} : settingsOf(form, channel),
    sources: sources.length === 0 ? null : [...sources],
    quietHours: quiet ? { from: quietFrom, until: quietUntil, zone: zone.trim() } : null,
    repeatHours: form.repeatHours,
    allowPrivate: channel !== undefined && namesServer(channel) && allowPrivate,
    secret: channel?.secret ? given(form.secret) : null,
    signingSecret: channel?.signingSecret ? given(form.signingSecret) : null,
  }
}

function settingsOf({ texts }: Pick<AlertForm, 'texts'>, { fields }: Declaration): Settings {
  const settings = Object.entries(fields).map(([key, field]) => [key, settingOf(field, texts[key] ?? '')])
  return Object.fromEntries(settings.filter(([, setting]) => setting !== null))
}

export interface Problems {
  readonly name?: string
  readonly quietFrom?: string
  readonly quietUntil?: string
  readonly secret?: string
  /** By the names of the settings. */
  readonly fields: Readonly<Record<string, string>>
}

/** What is wrong with each field, in its own words. */
export function problemsOf(form: AlertForm): Problems {
  const { name, time } = targetLimits
  const length = form.name.trim().length
  const isTime = (text: string) => !form.quiet || time.form.test(text)
  const channel = findChannel(form.kind)
  const secret = channel === undefined ? null : secretFault(form, channel)
  return {
    ...((length === 0 || length > name.most) && { name: name.says }),
    ...(!isTime(form.quietFrom) && { quietFrom: time.says }),
    ...(!isTime(form.quietUntil) && { quietUntil: time.says }),
    ...(secret !== null && { secret }),
    fields: channel === undefined ? {} : fieldProblems(form, channel),
  }
}

/**
 * Those that are to be told: while a target is written, what is missing is not yet wrong, and what is half written is not
 * before its field was left. Once it was tried to save it, all.
 */
export function toldProblems(
  form: AlertForm,
  { left, tried }: { readonly left: ReadonlySet<string>; readonly tried: boolean },
): Problems {
  const problems = problemsOf(form)
  if (tried) return problems
  const { name, secret, fields, ...times } = problems
  const isTold = (key: string, text = '') => left.has(key) && text.trim() !== ''
  return {
    ...times,
    ...(name !== undefined && form.name.trim() !== '' && { name }),
    ...(secret !== undefined && isTold('secret', form.secret) && { secret }),
    fields: Object.fromEntries(Object.entries(fields).filter(([key]) => isTold(key, form.texts[key]))),
  }
}

/** How many fields are wrong. */
export function countOf({ fields, ...others }: Problems): number {
  return Object.keys(fields).length + Object.keys(others).length
}

/** One that is still missing is told by the main process, which knows whether one is kept. */
function secretFault({ secret, allowPrivate }: AlertForm, channel: Declaration): string | null {
  if (channel.secret?.is !== 'url' || secret.trim() === '') return null
  return urlFault(secret, channel.secret, allowPrivate)
}

function fieldProblems(form: AlertForm, channel: Declaration): Record<string, string> {
  const settings = settingsOf(form, channel)
  const problems: Record<string, string> = {}
  for (const [key, field] of Object.entries(channel.fields)) {
    const fault = fieldFault(field, settings[key])
    if (fault !== null) problems[key] = fault
  }
  if (Object.keys(problems).length > 0) return problems
  const together = channel.fault?.(settings, { allowPrivate: form.allowPrivate }) ?? null
  return together === null ? {} : { [together.field]: together.says }
}
