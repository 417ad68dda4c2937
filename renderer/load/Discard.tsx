import { Button } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useStore } from 'zustand'
import type { RunSummary } from '../../shared/window/runs.ts'
import { useStores } from '../app/useStores.ts'
import { counted } from '../text/format.ts'

/**
 * Discarding can’t be taken back, so it is asked for twice; pressing Enter twice keeps the run. By their keys the buttons
 * are others for the page too, and the second click of a double click finds none.
 */
export function Discard({ run }: { readonly run: RunSummary }) {
  const { result, discardResult } = useStores()
  const busy = useStore(result, (state) => state.busy)
  const [asked, setAsked] = useState<'not yet' | 'now' | 'and kept'>('not yet')
  if (asked !== 'now') {
    return (
      <Button
        key="ask"
        autoFocus={asked === 'and kept'}
        className="danger"
        disabled={busy !== null}
        onClick={() => setAsked('now')}
      >
        Discard …
      </Button>
    )
  }
  const keep = () => setAsked('and kept')
  const keepByEscape = (event: KeyboardEvent) => event.key === 'Escape' && keep()
  return (
    <>
      <Button key="keep" autoFocus disabled={busy !== null} onClick={keep} onKeyDown={keepByEscape}>
        Keep
      </Button>
      <Button
        key="discard"
        className="danger"
        loading={busy === 'discard'}
        onClick={() => void discardResult()}
        onKeyDown={keepByEscape}
      >
        Discard {counted(run.rowsLoaded + run.rowsBefore, 'row')} for good
      </Button>
    </>
  )
}
