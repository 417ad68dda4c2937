import { Button, Radio } from '@mantine/core'
import { useStore } from 'zustand'
import type { DateState } from '../../shared/window/load.ts'
import { useStores } from '../app/useStores.ts'
import { Message } from '../components/messages/Message.tsx'
import { counted, formatDay, formatMoment } from '../text/format.ts'
import { chosenMode, type Mode } from './loadStore.ts'

/** What the date holds, and what becomes of it: asked before the review, which counts accordingly. */
export function DateChoice({ holds }: { readonly holds: DateState }) {
  const { load } = useStores()
  const { published, date } = holds
  const mode = useStore(load, (state) => chosenMode(state, date))
  if (published === null) return null
  return (
    <Radio.Group
      className="date-choice"
      label={`${formatDay(date)} holds run ${published.runId}: ${counted(published.rowsLoaded + published.rowsBefore, 'row')} from ${published.files.join(', ')}, published ${formatMoment(published.statusChangedAt)} by ${published.statusChangedBy}`}
      value={mode ?? ''}
      onChange={(value) => load.getState().choose(date, value as Mode)}
    >
      <div className="date-choices">
        <Radio
          value="replace"
          label={`Replace run ${published.runId}`}
          description="The date will hold these files alone. The old run can be restored for 30 days."
        />
        <Radio
          value="add"
          label="Add to this date"
          description={`The rows of run ${published.runId} stay, and those of these files join them.`}
        />
      </div>
    </Radio.Group>
  )
}

/** Somebody else's work on the date. */
export function DateBusy({ holds }: { readonly holds: DateState }) {
  const { load } = useStores()
  const { busy, date } = holds
  if (busy === null) return null
  const day = formatDay(date)
  return (
    <Message
      tone="warn"
      title={busy.what === 'load' ? `Another load of ${day} is under way` : `${day} is being changed`}
      action={<Button onClick={() => void load.getState().look(date)}>Look again</Button>}
    >
      {busy.who ?? 'Another program'} {busy.what === 'load' ? 'has been loading' : 'has been changing'} it
      {busy.since !== null && ` since ${formatMoment(busy.since)}`}. Nothing can be loaded into it until that
      has ended.
    </Message>
  )
}
