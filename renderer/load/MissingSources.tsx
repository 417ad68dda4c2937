import { Button } from '@mantine/core'
import type { RunDetail } from '../../shared/window/runs.ts'
import { useStores } from '../app/useStores.ts'
import { Message } from '../components/messages/Message.tsx'
import { counted, formatCount, formatDay, sourceName } from '../text/format.ts'

/** What a run that waits lacks against the run before it, and the two ways on: look at it, or bring its file. */
export function MissingSources({ detail }: { readonly detail: RunDetail }) {
  const { changes, openRun, addMissing } = useStores()
  const { run, vanished } = detail
  if (run.status !== 'waiting') return null
  const show = (source: string) => {
    changes.getState().narrow({ source, kind: 'gone', table: 'facility', field: null, search: '' })
    openRun(run.runId, 'changes')
  }
  return vanished
    .filter(({ meant }) => !meant)
    .map(({ source, facilities, runId, date }) => (
      <Message
        key={source}
        tone="bad"
        title={`${sourceName(source)} is missing: ${counted(facilities, 'facility', 'facilities')} in run ${runId} of ${formatDay(date)}, none in this one`}
        action={
          <div className="bar">
            <Button size="compact-sm" onClick={() => show(source)}>
              Show the {formatCount(facilities)}
            </Button>
            <Button size="compact-sm" onClick={() => addMissing(run)}>
              Add a file of {sourceName(source)} …
            </Button>
          </div>
        }
      >
        Readers would lose all of it. If it stopped or comes less often, pause it in Settings and run the
        checks again.
      </Message>
    ))
}
