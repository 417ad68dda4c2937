import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import { tables } from '../../shared/columns.ts'
import { longestConfirmation } from '../../shared/window/limits.ts'
import type { DeleteView, LostSource } from '../../shared/window/runs.ts'
import { useStores } from '../app/useStores.ts'
import { ProfileButton } from '../components/fields/ProfileButton.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { Fault } from '../components/messages/Fault.tsx'
import { Message } from '../components/messages/Message.tsx'
import { counted, formatCount, formatDay, sourceName } from '../text/format.ts'
import { tableTitles } from './tables.ts'

/** Says what readers lose; the date is typed to confirm. */
export function DeleteDialog() {
  const { runDetail } = useStores()
  const plan = useStore(runDetail, (state) => state.deletePlan)
  return (
    <Modal
      opened={plan !== null}
      onClose={() => runDetail.getState().closeDelete()}
      size={520}
      title="Delete run"
      closeButtonProps={{ 'aria-label': 'Close without deleting' }}
    >
      {plan !== null && (
        <Loaded of={plan} waiting="Looking at what depends on it …">
          {(view) => <DeleteForm view={view} />}
        </Loaded>
      )}
    </Modal>
  )
}

function DeleteForm({ view }: { readonly view: DeleteView }) {
  const { app, runDetail } = useStores()
  const busy = useStore(runDetail, (state) => state.busy)
  const error = useStore(runDetail, (state) => state.deleteError)
  const profile = useStore(app, (state) => state.database.profile?.name ?? 'This computer')
  const [typed, setTyped] = useState('')
  const { run } = view
  return (
    <form
      className="delete-list"
      onSubmit={(event) => {
        event.preventDefault()
        if (typed === run.date) void runDetail.getState().delete(typed)
      }}
    >
      <p>
        Run {run.runId} of {formatDay(run.date)} on <strong>{profile}</strong>: readers lose the schema{' '}
        <span className="mono">{view.schema}</span>. It can be restored for 30 days.
      </p>
      <div>
        {[...tables].reverse().map((table) => (
          <div className="pair" key={table}>
            <span>{tableTitles[table]}</span>
            <span>{formatCount(view.tableRows[table] ?? 0)} rows</span>
          </div>
        ))}
      </div>
      {view.lost.length > 0 && <Lost lost={view.lost} />}
      {view.dependents.length > 0 && (
        <Message
          tone="warn"
          title={`${counted(view.dependents.length, 'view', 'views')} outside would go on reading the deleted run`}
        >
          <span className="mono data">{view.dependents.join(', ')}</span>
        </Message>
      )}
      {error !== null && <Fault error={error} />}
      <TextInput
        // the dialog opens before it is known what to type: then the focus is elsewhere
        autoFocus
        data-autofocus
        label={`Type ${run.date} to confirm`}
        value={typed}
        maxLength={longestConfirmation}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.currentTarget.value.trim())}
      />
      <div className="bar">
        <span className="grow" />
        <Button onClick={() => runDetail.getState().closeDelete()}>Keep it</Button>
        <ProfileButton
          className="danger"
          disabled={typed !== run.date}
          loading={busy === 'delete'}
          onClick={() => void runDetail.getState().delete(typed)}
        >
          Delete {counted(run.rowsLoaded + run.rowsBefore, 'row')} of {formatDay(run.date)}
        </ProfileButton>
      </div>
    </form>
  )
}

/** States that readers of the newest date would no longer find. */
function Lost({ lost }: { readonly lost: readonly LostSource[] }) {
  const next = lost[0]?.nextDate ?? null
  const names = lost.map(
    ({ source, facilities }) => `${sourceName(source)} (${counted(facilities, 'facility', 'facilities')})`,
  )
  return (
    <Message tone="bad" title={`Readers of the newest date lose ${names.join(', ')}`}>
      {next === null ? 'No published run would be left.' : `The newest would then be ${formatDay(next)}.`}
    </Message>
  )
}
