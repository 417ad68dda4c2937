import { Button } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { RunSummary } from '../../shared/window/runs.ts'
import { useStores } from '../app/useStores.ts'
import { ProfileButton } from '../components/fields/ProfileButton.tsx'
import { readyValue } from '../components/loadable.ts'
import { formatDay } from '../text/format.ts'
import { publishedOf } from './runsStore.ts'

/** What can be done with a run in its status. */
export function RunActions({ run }: { readonly run: RunSummary }) {
  const { app, draft, load, runDetail, openWaiting, putFilesAside } = useStores()
  const busy = useStore(runDetail, (state) => state.busy)
  const rerun = () => {
    // they may be another week's, under the same names
    putFilesAside()
    draft.getState().rerun(run)
    load.getState().forget()
    if (run.status === 'published') load.getState().choose(run.date, 'replace')
    app.getState().go('load')
  }
  const deletable = run.status === 'published'
  const restorable = run.status === 'deleted' || run.status === 'replaced'
  return (
    <footer className="screen-footer">
      {deletable && (
        <ProfileButton
          className="danger"
          disabled={busy !== null}
          onClick={() => void runDetail.getState().askDelete()}
        >
          Delete run {run.runId} …
        </ProfileButton>
      )}
      <span className="grow" />
      {run.status !== 'running' && run.status !== 'waiting' && (
        <Button onClick={rerun}>Re-run {formatDay(run.date)} …</Button>
      )}
      {restorable && <Restore run={run} />}
      {run.status === 'waiting' && (
        <Button variant="filled" onClick={() => openWaiting(run.runId)}>
          Publish or discard …
        </Button>
      )}
    </footer>
  )
}

/** Where another run stands at the date, restoring replaces it: that is said and asked for once more. */
function Restore({ run }: { readonly run: RunSummary }) {
  const { runs, runDetail } = useStores()
  const list = useStore(runs, (state) => state.list)
  const busy = useStore(runDetail, (state) => state.busy)
  const [asked, setAsked] = useState(false)
  const standing = publishedOf(readyValue(list) ?? [], run.date)
  const restore = (replace: boolean) => void runDetail.getState().restore(replace)
  if (standing === null) {
    return (
      <ProfileButton variant="filled" loading={busy === 'restore'} onClick={() => restore(false)}>
        Restore run {run.runId} as {formatDay(run.date)}
      </ProfileButton>
    )
  }
  if (!asked) return <Button onClick={() => setAsked(true)}>Restore run {run.runId} …</Button>
  return (
    <>
      <Button onClick={() => setAsked(false)}>Keep run {standing.runId}</Button>
      <ProfileButton variant="filled" loading={busy === 'restore'} onClick={() => restore(true)}>
        Replace run {standing.runId} by run {run.runId}
      </ProfileButton>
    </>
  )
}
