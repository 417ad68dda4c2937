import { Checkbox, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { type Declaration, namesServer } from '../../shared/alerts/channel.ts'
import { findChannel } from '../../shared/alerts/channels.ts'
import type { Field } from '../../shared/alerts/fields.ts'
import type { AlertTarget } from '../../shared/window/alerts.ts'
import type { AlertForm, Problems } from './alertForm.ts'

interface AlertPlaceFieldsProps {
  readonly form: AlertForm
  change(changed: Partial<AlertForm>): void
  /** Those that are to be told now. */
  readonly problems: Problems
  /** A field was left, so that what is wrong with it is told. */
  leave(field: string): void
  readonly target: AlertTarget | null
}

/** Where a target is and with what it is entered, as its channel is declared. */
export function AlertPlaceFields(props: AlertPlaceFieldsProps) {
  const { form, change, problems, leave, target } = props
  const channel = findChannel(form.kind)
  if (channel === undefined)
    return <p className="mute">This version of Leads Loader does not know this kind: update it.</p>
  const { secret, signingSecret, note } = channel
  const isKept = target?.kind === form.kind && target.hasSecret
  return (
    <>
      {note !== undefined && <p className="mute">{note}</p>}
      {rowsOf(channel).map((row) => (
        <FieldRow key={row.map(([key]) => key).join()} row={row} {...props} />
      ))}
      {secret !== null && (
        <Secret
          label={secret.label}
          description={isKept ? 'One is kept; leave this empty to keep it.' : 'It is never shown again.'}
          placeholder={isKept ? undefined : secret.example}
          value={form.secret}
          error={problems.secret}
          onChange={(text) => change({ secret: text })}
          onBlur={() => leave('secret')}
        />
      )}
      {signingSecret !== undefined && (
        <Secret
          label={signingSecret.label}
          description={target?.hasSigningSecret ? 'One is kept.' : signingSecret.hint}
          value={form.signingSecret}
          onChange={(text) => change({ signingSecret: text })}
        />
      )}
      {namesServer(channel) && (
        <Checkbox
          label="Its address may be one of a private network"
          checked={form.allowPrivate}
          onChange={(event) => change({ allowPrivate: event.currentTarget.checked })}
        />
      )}
    </>
  )
}

type Row = readonly (readonly [key: string, field: Field])[]

/** Neighbours of the same row number stand beside each other. */
function rowsOf({ fields }: Declaration): readonly Row[] {
  const rows: [string, Field][][] = []
  for (const [key, field] of Object.entries(fields)) {
    const last = rows.at(-1)
    if (field.row !== undefined && last?.[0]?.[1].row === field.row) last.push([key, field])
    else rows.push([[key, field]])
  }
  return rows
}

function FieldRow({ row, ...props }: AlertPlaceFieldsProps & { readonly row: Row }) {
  const fields = row.map(([key, field]) => <OneField key={key} name={key} field={field} {...props} />)
  return row.length === 1 ? fields : <div className="alert-pair">{fields}</div>
}

interface OneFieldProps extends AlertPlaceFieldsProps {
  readonly name: string
  readonly field: Field
}

function OneField({ name, field, form, change, problems, leave }: OneFieldProps) {
  const set = (text: string) => change({ texts: { ...form.texts, [name]: text } })
  const common = { label: field.label, error: problems.fields[name], onBlur: () => leave(name) }
  if (field.kind === 'choice')
    return (
      <NativeSelect
        {...common}
        value={form.texts[name] ?? field.choices[0]?.value}
        data={field.choices.map(({ value, label }) => ({ value, label }))}
        onChange={(event) => set(event.currentTarget.value)}
      />
    )
  const { placeholder } = field
  return (
    <TextInput
      {...common}
      placeholder={typeof placeholder === 'function' ? placeholder(form.texts) : placeholder}
      value={form.texts[name] ?? ''}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => set(event.currentTarget.value)}
    />
  )
}

interface SecretProps {
  readonly label: string
  readonly description: string
  readonly placeholder?: string | undefined
  readonly value: string
  readonly error?: string | undefined
  onChange(value: string): void
  onBlur?(): void
}

function Secret({ label, onChange, ...others }: SecretProps) {
  return (
    <PasswordInput
      label={label}
      {...others}
      // Mantine says it of its other fields
      aria-invalid={others.error !== undefined}
      autoComplete="off"
      visibilityToggleButtonProps={{ 'aria-label': `Show: ${label}` }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
