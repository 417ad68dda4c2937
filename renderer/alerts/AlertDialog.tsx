import { Button, Checkbox, Modal, MultiSelect, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { channels, findChannel } from '../../shared/alerts/channels.ts'
import type { AlertsView, AlertTarget } from '../../shared/window/alerts.ts'
import { useStores } from '../app/useStores.ts'
import { Fault } from '../components/messages/Fault.tsx'
import { AlertPlaceFields } from './AlertPlaceFields.tsx'
import {
  type AlertForm,
  countOf,
  formOf,
  type Problems,
  problemsOf,
  targetOf,
  toldProblems,
} from './alertForm.ts'

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
  const [told, setTold] = useState(nothingTold)
  const problems = toldProblems(form, told)
  const element = useFocusOnFault(told.tries)
  const beats = findChannel(form.kind)?.beats === true

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
        className="stack alert-form"
        ref={element}
        onSubmit={(event) => {
          event.preventDefault()
          if (countOf(problemsOf(form)) === 0) void save()
          else setTold(({ left, tries }) => ({ left, tried: true, tries: tries + 1 }))
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
            data={kindsFor(target)}
            onChange={(event) => {
              change({ kind: event.currentTarget.value })
              setTold(nothingTold)
            }}
          />
        </div>
        <AlertPlaceFields
          form={form}
          change={change}
          problems={problems}
          leave={(field) => setTold((before) => ({ ...before, left: new Set([...before.left, field]) }))}
          target={target}
        />
        <div className="alert-pair">
          {!beats && (
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
          )}
          <MultiSelect
            label="Sources"
            placeholder={form.sources.length === 0 ? 'All' : ''}
            value={[...form.sources]}
            data={sources.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(chosen) => change({ sources: chosen })}
          />
        </div>
        {!beats && (
          <NativeSelect
            label="Say the same again"
            value={String(form.repeatHours)}
            data={repeatChoices(form.repeatHours)}
            onChange={(event) => change({ repeatHours: Number(event.currentTarget.value) })}
          />
        )}
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
          <Button type="submit" variant="filled" loading={saving}>
            Save {form.name.trim() === '' ? 'the target' : form.name.trim()}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** What has been told of the form's faults: which fields were left, and how often it was tried to save it. */
const nothingTold = { left: new Set<string>() as ReadonlySet<string>, tried: false, tries: 0 }

/** Every kind, and that of a target which a newer program made. */
function kindsFor(target: AlertTarget | null) {
  const known = channels.map(({ kind, label }) => ({ value: kind, label }))
  const isKnown = target === null || known.some(({ value }) => value === target.kind)
  return isKnown ? known : [...known, { value: target.kind, label: target.kind }]
}

/** Where it was tried in vain to save the form, the first field that is wrong gets the focus. */
function useFocusOnFault(tries: number) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [tries])
  return form
}

const repeats = [
  { value: '0', label: 'Always' },
  { value: '24', label: 'After a day' },
  { value: '168', label: 'After a week' },
  { value: '720', label: 'After 30 days' },
]

/** The usual ones, and what the command line has set. */
function repeatChoices(hours: number) {
  const isUsual = repeats.some(({ value }) => value === String(hours))
  return isUsual ? repeats : [...repeats, { value: String(hours), label: `After ${hours} hours` }]
}

function QuietFields({
  form,
  change,
  problems,
}: {
  readonly form: AlertForm
  change(changed: Partial<AlertForm>): void
  readonly problems: Problems
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
