import { Checkbox, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import type { AlertTarget } from '../../../shared/window/alerts.ts'
import type { AlertForm, problemsOf } from './alertForm.ts'

interface AlertPlaceFieldsProps {
  readonly form: AlertForm
  change(changed: Partial<AlertForm>): void
  readonly problems: ReturnType<typeof problemsOf>
  readonly target: AlertTarget | null
}

const secretLabels = {
  slack: 'Webhook URL',
  webhook: 'URL',
  pagerduty: 'Routing key',
  email: 'Password',
} as const

/** Where a target is and with what it is entered. */
export function AlertPlaceFields({ form, change, problems, target }: AlertPlaceFieldsProps) {
  const { kind } = form
  if (kind === 'desktop')
    return (
      <p className="mute">Shown by a window that has this database open, also for loads of a scheduler.</p>
    )
  const isKept = target?.kind === kind && target.hasSecret
  return (
    <>
      {kind === 'pagerduty' && (
        <NativeSelect
          label="Region of the account"
          value={form.region}
          data={[
            { value: 'us', label: 'United States' },
            { value: 'eu', label: 'Europe' },
          ]}
          onChange={(event) => change({ region: event.currentTarget.value as AlertForm['region'] })}
        />
      )}
      {kind === 'email' && <MailFields form={form} change={change} problems={problems} />}
      <Secret
        label={secretLabels[kind]}
        description={isKept ? 'One is kept; leave this empty to keep it.' : 'It is never shown again.'}
        value={form.secret}
        onChange={(secret) => change({ secret })}
      />
      {kind === 'webhook' && (
        <Secret
          label="Signing secret"
          description={
            target?.hasSigningSecret ? 'One is kept.' : 'Optional: proves to the receiver that we sent it.'
          }
          value={form.signingSecret}
          onChange={(signingSecret) => change({ signingSecret })}
        />
      )}
      {kind !== 'pagerduty' && (
        <Checkbox
          label="Its address may be one of a private network"
          checked={form.allowPrivate}
          onChange={(event) => change({ allowPrivate: event.currentTarget.checked })}
        />
      )}
    </>
  )
}

interface SecretProps {
  readonly label: string
  readonly description: string
  readonly value: string
  onChange(value: string): void
}

function Secret({ label, description, value, onChange }: SecretProps) {
  return (
    <PasswordInput
      label={label}
      description={description}
      value={value}
      autoComplete="off"
      visibilityToggleButtonProps={{ 'aria-label': `Show: ${label}` }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

function MailFields({ form, change, problems }: Omit<AlertPlaceFieldsProps, 'target'>) {
  const text = (label: string, key: 'host' | 'port' | 'user' | 'from' | 'to', placeholder: string) => (
    <TextInput
      label={label}
      placeholder={placeholder}
      value={form[key]}
      error={problems[key]}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => change({ [key]: event.currentTarget.value })}
    />
  )
  return (
    <>
      <div className="alert-pair">
        {text('Mail server', 'host', 'smtp.example.com')}
        {text('Port', 'port', form.security === 'tls' ? '465' : '587')}
        <NativeSelect
          label="Security"
          value={form.security}
          data={[
            { value: 'starttls', label: 'STARTTLS' },
            { value: 'tls', label: 'TLS' },
            { value: 'none', label: 'None, private network' },
          ]}
          onChange={(event) => change({ security: event.currentTarget.value as AlertForm['security'] })}
        />
      </div>
      <div className="alert-pair">
        {text('Sender', 'from', 'loader@example.com')}
        {text('User', 'user', 'none')}
      </div>
      {text('Recipients', 'to', 'ops@example.com, lead@example.com')}
    </>
  )
}
