import { Button, Radio } from '@mantine/core'
import { IconFilePlus, IconFileSpreadsheet, IconFlask } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useStores } from '../app/useStores.ts'
import { DayField } from '../components/fields/DayField.tsx'
import { readyValue } from '../components/loadable.ts'
import { Empty } from '../components/messages/Empty.tsx'
import { Message } from '../components/messages/Message.tsx'
import { usePrimary } from '../components/usePrimary.ts'
import { waitingRuns } from '../runs/runsStore.ts'
import { counted, formatBytes, formatCount, formatDay, formatMoment } from '../text/format.ts'
import { DateBusy, DateChoice } from './DateChoice.tsx'
import { filesObstacle, missingOfRerun, type ReadBy } from './draft.ts'
import { FileList } from './FileList.tsx'
import { dateObstacle } from './loadStore.ts'
import { RecentFiles } from './RecentFiles.tsx'

/** Which files are loaded, into which date. */
export function FilesStep() {
  const { app, draft, load } = useStores()
  const files = useStore(draft, (state) => state.files)
  const date = useStore(draft, (state) => state.date)
  const held = useStore(load, (state) => state.date)
  const undecided = useStore(load, (state) => (files.length === 0 ? null : dateObstacle(state, date)))
  const obstacle = filesObstacle(files) ?? undecided
  const ready = useStore(app, ({ database }) => database.state === 'ready')
  useEffect(() => {
    if (ready) void load.getState().look(date)
  }, [load, date, ready])
  const holds = readyValue(held)
  const go = () => draft.getState().advance('mapping')
  usePrimary(obstacle === null ? go : null)
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return (
    <>
      <div className="screen-body">
        <div className="stack">
          <KeptDraft />
          <WaitingCandidates />
          <RerunNote />
          <div className="bar">
            <DayField
              label="Run date"
              w={170}
              value={date}
              onChange={(day) => draft.getState().setDate(day)}
            />
            {files.length > 0 && (
              <>
                <Button
                  leftSection={<IconFilePlus size={16} aria-hidden />}
                  onClick={() => void draft.getState().choose()}
                >
                  Add files …
                </Button>
                <span className="grow" />
                <Button variant="subtle" onClick={() => draft.getState().removeAll()}>
                  Remove all
                </Button>
              </>
            )}
          </div>
          {holds !== null && holds.date === date && <DateBusy holds={holds} />}
          {holds !== null && holds.date === date && <DateChoice holds={holds} />}
          {files.length > 0 ? <FileList /> : <NoFiles />}
          <RecentFiles />
        </div>
      </div>
      <footer className="screen-footer">
        <span className="grow">
          {files.length > 0 && obstacle === null
            ? `${counted(files.length, 'file')}, ${formatBytes(bytes)}, for ${formatDay(date)}`
            : obstacle}
        </span>
        <Button variant="filled" disabled={obstacle !== null} onClick={go}>
          {files.length === 0 ? 'Check the columns' : `Check the columns of ${counted(files.length, 'file')}`}
        </Button>
      </footer>
    </>
  )
}

/** What an earlier window held: nothing is lost by a crash, a reload or a quit. */
function KeptDraft() {
  const { draft, goOn, startAfresh } = useStores()
  const kept = useStore(draft, (state) => state.kept)
  const empty = useStore(draft, (state) => state.files.length === 0)
  if (kept === null || !empty) return null
  const { files, date, at, edits, line, missing, step } = kept
  const held = [
    ...(edits > 0 ? [`your ${counted(edits, 'edit')}`] : []),
    ...(line === null ? [] : ['the place']),
  ]
  return (
    <Message
      tone="info"
      title={`Go on with ${counted(files.length, 'file')} for ${formatDay(date)}?`}
      action={
        <div className="bar">
          <Button variant="filled" onClick={() => void goOn()}>
            {step === 'review' && line !== null ? `Go on at line ${formatCount(line)}` : 'Go on'}
          </Button>
          <Button onClick={startAfresh}>Start afresh</Button>
        </div>
      }
    >
      The window closed before they were loaded, at {formatMoment(at)}:{' '}
      <span className="data">{files.join(', ')}</span>
      {held.length > 0 && `, with ${held.join(' and ')}, ${held.length === 1 ? 'is' : 'are'} kept`}.
      {missing.length > 0 && ` No longer there: ${missing.join(', ')}.`}
    </Message>
  )
}

function NoFiles() {
  const { draft } = useStores()
  return (
    <div className="box">
      <Empty
        icon={<IconFileSpreadsheet size={34} stroke={1.4} aria-hidden />}
        title="Drop CSV files here"
        actions={
          <>
            <Button
              variant="filled"
              leftSection={<IconFilePlus size={16} aria-hidden />}
              onClick={() => void draft.getState().choose()}
            >
              Choose files …
            </Button>
            <Button
              leftSection={<IconFlask size={16} aria-hidden />}
              onClick={() => void draft.getState().addSamples()}
            >
              Use the sample files
            </Button>
          </>
        }
      >
        Licensing lists of Nevada, Oklahoma and Texas are recognised by their columns, whatever they are
        called. Nothing is written before you have seen what they become.
      </Empty>
    </div>
  )
}

function WaitingCandidates() {
  const { runs, openWaiting } = useStores()
  const list = useStore(runs, (state) => state.list)
  return waitingRuns({ list }).map((run) => (
    <Message
      key={run.runId}
      tone="info"
      title={`Run ${run.runId} of ${formatDay(run.date)} waits`}
      action={<Button onClick={() => openWaiting(run.runId)}>Open run {run.runId}</Button>}
    >
      {counted(run.rowsLoaded, 'row')} loaded and checked; no reader sees them until someone publishes.
    </Message>
  ))
}

function RerunNote() {
  const { draft } = useStores()
  const run = useStore(draft, (state) => state.rerunOf)
  const files = useStore(draft, (state) => state.files)
  const readBy = useStore(draft, (state) => state.readBy)
  if (run === null) return null
  const missing = missingOfRerun({ files, rerunOf: run })
  return (
    <Message tone="info" title={`Loading ${formatDay(run.date)} again`}>
      {missing.length === 0
        ? `All files of run ${run.runId} are chosen.`
        : `Run ${run.runId} was made of ${run.files.join(', ')}. Choose the same files or other ones; what readers see stays until you publish.`}
      <Radio.Group
        label="The files are read by the sources"
        value={readBy}
        onChange={(value) => void draft.getState().setReadBy(value as ReadBy)}
      >
        <div className="bar">
          <Radio value="now" label="as they are now" />
          <Radio value="then" label={`as they were in run ${run.runId}`} />
        </div>
      </Radio.Group>
    </Message>
  )
}
