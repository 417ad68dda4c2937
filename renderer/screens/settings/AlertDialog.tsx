import { Button, Checkbox, Modal, MultiSelect, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { AlertsView, AlertTarget } from '../../../shared/window/alerts.ts'
import { type AlertKind, alertKinds } from '../../../shared/window/kinds.ts'
import { Fault } from '../../components/Fault.tsx'
import { alertKindNames } from '../../text/alerts.ts'
import { useStores } from '../../useStores.ts'
import { AlertPlaceFields } from './AlertPlaceFields.tsx'
import { type AlertForm, formOf, problemsOf, targetOf } from './alertForm.ts'

interface AlertDialogProps {
  readonly target: AlertTarget | null
  readonly sources: AlertsView['sources']
  readonly close: () => void
}

/** A target's form. Where it goes is asked for once more by the main process, in a box of its own. */
export function AlertDialog({ target, sources, close }: AlertDialogProps) {
  const { alerts } = useStores()
  const saving = useStore(alerts, (state) => state.saving)
  const error = useStore(alerts, (state) => state.saveError)
  const [form, setForm] = useState(() => formOf(target, Intl.DateTimeFormat().resolvedOptions().timeZone))
  const change = (changed: Partial<AlertForm>) => setForm((before) => ({ ...before, ...changed }))
  useFocusBack()
  const problems = problemsOf(form)
  const complete = form.name.trim() !== '' && Object.keys(problems).length === 0

  const leave = () => {
    alerts.getState().forgetError()
    close()
  }
  const save = async () => {
    if (await alerts.getState().save(targetOf(form, target?.targetId ?? null))) leave()
  }
  const remove = async () => {
    if (target === null) return
    await alerts.getState().remove(target.targetId)
    leave()
  }
  return (
    <Modal
      opened
      size={560}
      yOffset="2dvh"
      onClose={leave}
      title={target === null ? 'New alert target' : `Alert target “${target.name}”`}
      closeButtonProps={{ 'aria-label': 'Close without saving' }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (complete) void save()
        }}
      >
        {error !== null && <Fault error={error} />}
        <div className="alert-pair">
          <TextInput
            data-autofocus
            label="Name"
            value={form.name}
            error={problems.name}
            autoComplete="off"
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <NativeSelect
            label="Kind"
            value={form.kind}
            data={alertKinds.map((kind) => ({ value: kind, label: alertKindNames[kind] }))}
            onChange={(event) => change({ kind: event.currentTarget.value as AlertKind })}
          />
        </div>
        <AlertPlaceFields form={form} change={change} problems={problems} target={target} />
        <div className="alert-pair">
          <NativeSelect
            label="Tell of"
            value={form.minSeverity}
            data={[
              { value: 'error', label: 'Errors only' },
              { value: 'warn', label: 'Warnings and errors' },
            ]}
            onChange={(event) =>
              change({ minSeverity: event.currentTarget.value as AlertForm['minSeverity'] })
            }
          />
          <MultiSelect
            label="Sources"
            placeholder={form.sources.length === 0 ? 'All' : ''}
            value={[...form.sources]}
            data={sources.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(chosen) => change({ sources: chosen })}
          />
        </div>
        <Checkbox
          label="Quiet hours: hold messages until they end"
          checked={form.quiet}
          onChange={(event) => change({ quiet: event.currentTarget.checked })}
        />
        {form.quiet && <QuietFields form={form} change={change} problems={problems} />}
        <Checkbox
          label="Switched on"
          checked={form.enabled}
          onChange={(event) => change({ enabled: event.currentTarget.checked })}
        />
        <div className="bar">
          {target !== null && (
            <Button className="danger" onClick={() => void remove()}>
              Remove {target.name}
            </Button>
          )}
          <span className="grow" />
          <Button onClick={leave}>Cancel</Button>
          <Button type="submit" variant="filled" loading={saving} disabled={!complete}>
            Save {form.name.trim() === '' ? 'the target' : form.name.trim()}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function QuietFields({
  form,
  change,
  problems,
}: {
  readonly form: AlertForm
  change(changed: Partial<AlertForm>): void
  readonly problems: ReturnType<typeof problemsOf>
}) {
  return (
    <div className="alert-pair">
      <TextInput
        label="From"
        type="time"
        value={form.quietFrom}
        error={problems.quietFrom}
        onChange={(event) => change({ quietFrom: event.currentTarget.value })}
      />
      <TextInput
        label="Until"
        type="time"
        value={form.quietUntil}
        error={problems.quietUntil}
        onChange={(event) => change({ quietUntil: event.currentTarget.value })}
      />
      <TextInput
        label="Time zone"
        value={form.zone}
        maxLength={64}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => change({ zone: event.currentTarget.value })}
      />
    </div>
  )
}

/** This dialog goes at once when it is left: nobody else gives the focus back to what opened it. */
function useFocusBack() {
  useEffect(() => {
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
}
