import { Button, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import { longestReason } from '../../shared/window/limits.ts'
import type { SourceView } from '../../shared/window/sources.ts'
import { useStores } from '../app/useStores.ts'
import { Fault } from '../components/messages/Fault.tsx'
import { sourceName } from '../text/format.ts'

/** Asks why a source is paused, or asked for again. */
export function PauseDialog() {
  const { sources } = useStores()
  const source = useStore(sources, (state) => state.deciding)
  const close = () => sources.getState().decide(null)
  const name = source === null ? '' : sourceName(source.id)
  return (
    <Modal
      opened={source !== null}
      onClose={close}
      title={source?.paused === null ? `Pause ${name}` : `Ask for ${name} again`}
      closeButtonProps={{ 'aria-label': 'Close without a change' }}
    >
      {source !== null && <PauseForm key={source.id} source={source} close={close} />}
    </Modal>
  )
}

function PauseForm({ source, close }: { readonly source: SourceView; readonly close: () => void }) {
  const { sources, result } = useStores()
  const saving = useStore(sources, (state) => state.saving)
  const error = useStore(sources, (state) => state.error)
  const [why, setWhy] = useState('')
  const complete = why.trim() !== ''
  const pauses = source.paused === null
  const name = sourceName(source.id)
  const decide = async () => {
    const kept = await sources.getState().setPaused({ source: source.id, paused: pauses, why: why.trim() })
    // what readers would lose by the run that waits has changed
    if (kept) await result.getState().reload()
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (complete) void decide()
      }}
    >
      {error !== null && <Fault error={error} />}
      <p>
        {pauses
          ? 'Runs without it are in order until it is asked for again. What is published stays as it is.'
          : 'From the next run on, one that lacks it fails a check.'}
      </p>
      <Textarea
        data-autofocus
        label="Why"
        description="Kept with your name and the time."
        autosize
        minRows={2}
        maxLength={longestReason}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      <div className="bar">
        <span className="grow" />
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" variant="filled" loading={saving} disabled={!complete}>
          {pauses ? `Pause ${name}` : `Ask for ${name} again`}
        </Button>
      </div>
    </form>
  )
}
