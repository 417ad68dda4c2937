import { Button, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { longestReason } from '../../shared/window/limits.ts'
import type { RunDetail, RunSummary, VanishedSource } from '../../shared/window/runs.ts'
import { useStores } from '../app/useStores.ts'
import { ProfileButton } from '../components/fields/ProfileButton.tsx'
import { readyValue } from '../components/loadable.ts'
import { usePrimary } from '../components/usePrimary.ts'
import { publishedOf } from '../runs/runsStore.ts'
import { counted, formatDay, sourceName } from '../text/format.ts'
import { Discard } from './Discard.tsx'

/** Publish or discard. Past a failed check only with a reason, and never by Enter alone. */
export function Decision({ detail }: { readonly detail: RunDetail | null }) {
  const { result, openRun, startOver } = useStores()
  const busy = useStore(result, (state) => state.busy)
  const [reason, setReason] = useState('')
  const run = detail?.run ?? null
  const waits = run?.status === 'waiting'
  const failed = run?.checks.failed ?? 0
  const publish = () => void result.getState().publish(reason)
  usePrimary(waits && failed === 0 && busy === null ? publish : null)
  const note = usePublishNote(run)
  if (detail === null || run === null) return <footer className="screen-footer" />
  const vanished = detail.vanished.filter(({ meant }) => !meant)
  const needsWhy = waits && failed > 0
  const unsaid = needsWhy && reason.trim() === ''
  return (
    <>
      {needsWhy && <Why run={run} vanished={vanished} reason={reason} onChange={setReason} />}
      <footer className="screen-footer">
        {waits && <Discard run={run} />}
        <span className="grow">{note}</span>
        {run.schema !== null && <Button onClick={() => openRun(run.runId, 'tables')}>Open the tables</Button>}
        {waits ? (
          <ProfileButton
            variant="filled"
            {...(needsWhy && { className: 'danger-fill' })}
            loading={busy === 'publish'}
            disabled={busy !== null || unsaid}
            onClick={publish}
          >
            {unsaid ? 'Say why first' : publishLabel(run, vanished)}
          </ProfileButton>
        ) : (
          <Button variant="filled" onClick={startOver}>
            Load other files
          </Button>
        )}
      </footer>
    </>
  )
}

interface WhyProps {
  readonly run: RunSummary
  readonly vanished: readonly VanishedSource[]
  readonly reason: string
  readonly onChange: (reason: string) => void
}

/** What publishing would mean although a check failed, and why it is done. */
function Why({ run, vanished, reason, onChange }: WhyProps) {
  const title =
    vanished.length > 0
      ? `Readers lose ${lostNames(vanished)}: ${counted(facilitiesOf(vanished), 'facility', 'facilities')}`
      : `${counted(run.checks.failed, 'check')} failed`
  const [first] = vanished
  const others = run.checks.failed - 1
  return (
    <section className="publish-why" aria-label="Publishing although a check failed">
      <div className="publish-why-what">
        <strong>
          <IconX size={16} aria-hidden /> {title}
        </strong>
        <span>
          {first === undefined
            ? 'Readers would see what the checks found above.'
            : `Run ${first.runId} of ${formatDay(first.date)} has ${vanished.length === 1 ? 'it' : 'them'}.`}
          {first !== undefined && others > 0 && ` ${counted(others, 'further check')} failed, too.`}
        </span>
      </div>
      <TextInput
        className="publish-why-field"
        label="Why"
        description="needed, kept with your name and the time"
        value={reason}
        maxLength={longestReason}
        autoComplete="off"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </section>
  )
}

const lostNames = (vanished: readonly VanishedSource[]) => {
  const names = vanished.map(({ source }) => sourceName(source))
  return names.length > 3
    ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more sources`
    : names.join(', ').replace(/, ([^,]+)$/, ' and $1')
}

const facilitiesOf = (vanished: readonly VanishedSource[]) =>
  vanished.reduce((sum, { facilities }) => sum + facilities, 0)

function publishLabel(run: RunSummary, vanished: readonly VanishedSource[]): string {
  if (vanished.length > 0)
    return `Publish without ${lostNames(vanished)} (${counted(facilitiesOf(vanished), 'facility', 'facilities')})`
  const what = `Publish ${counted(run.rowsLoaded + run.rowsBefore, 'row')} as ${formatDay(run.date)}`
  return run.checks.failed === 0 ? what : `${what}, ${counted(run.checks.failed, 'check')} failed`
}

/** What readers have now, and what publishing does to it. */
function usePublishNote(run: RunSummary | null): string {
  const { runs } = useStores()
  const list = readyValue(useStore(runs, (state) => state.list)) ?? []
  if (run === null || run.status !== 'waiting') return ''
  const standing = publishedOf(list, run.date)
  if (standing !== null) {
    return `Readers still see run ${standing.runId} of this date. Publishing replaces it; it can be restored for 30 days.`
  }
  const latest = list.find((other) => other.status === 'published')
  const seen =
    latest === undefined ? 'Nothing is published yet.' : `Readers still see ${formatDay(latest.date)}.`
  return `${seen} Publishing replaces nothing.`
}
