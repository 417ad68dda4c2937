import { Button, Select } from '@mantine/core'
import { useStore } from 'zustand'
import type { CheckBoard, CheckCard, CheckCell } from '../../shared/window/checks.ts'
import { useStores } from '../app/useStores.ts'
import { Pill } from '../components/Pill.tsx'
import { formatDay } from '../text/format.ts'
import { type BoardRun, runsOf, sourceTitle } from './checkBoard.ts'
import { weightOf } from './checksText.ts'
import { ChecksAgain } from './list/ChecksAgain.tsx'
import { StatePill } from './StatePill.tsx'

interface ChosenRunProps {
  readonly board: CheckBoard
  readonly card: CheckCard
}

/** What the check found in one run, and what can be decided of that run. The newest, where none is chosen. */
export function ChosenRun({ board, card }: ChosenRunProps) {
  const { checks, openRun } = useStores()
  const source = useStore(checks, (state) => state.source)
  const chosen = useStore(checks, (state) => state.chosen?.runId)
  const runs = runsOf(board, source)
  const run = runs.find(({ runId }) => runId === chosen) ?? runs.at(-1)
  if (run === undefined) return null
  const cells = board.cells
    .filter(
      (cell) =>
        cell.check === card.name &&
        cell.runId === run.runId &&
        (source === null || cell.source === null || cell.source === source),
    )
    .toSorted((a, b) => weightOf(b.state, b.snoozed) - weightOf(a.state, a.snoozed))
  return (
    <div className="chosen-run">
      <Select
        size="xs"
        label="Run"
        data={runs.toReversed().map((one) => ({ value: String(one.runId), label: runLabel(one) }))}
        value={String(run.runId)}
        onChange={(value) => value !== null && checks.getState().choose(card.name, Number(value))}
      />
      <ul aria-label={`Found in run ${run.runId}`}>
        {cells.length === 0 && <li className="mute">The check did not look at this run.</li>}
        {cells.map((cell) => (
          <Found key={cell.source ?? ''} cell={cell} />
        ))}
      </ul>
      <div className="bar">
        <Button
          size="compact-sm"
          onClick={() => {
            openRun(run.runId, 'checks')
          }}
        >
          Open run {run.runId}
        </Button>
        <ChecksAgain runId={run.runId} />
      </div>
      {card.learned && <Baseline run={run} source={source} board={board} />}
    </div>
  )
}

function runLabel({ date, runId, status }: BoardRun): string {
  return `${formatDay(date)}, run ${runId}${status === 'waiting' ? ', waiting' : ''}`
}

function Found({ cell }: { readonly cell: CheckCell }) {
  return (
    <li>
      <StatePill state={cell.state} snoozed={cell.snoozed} />
      <span>
        {cell.source !== null && <strong>{cell.source}: </strong>}
        <span className="data">{cell.observed}</span>
      </span>
    </li>
  )
}

/** Whether the run is an example of what is usual, for the sources that are shown. */
function Baseline({
  run,
  source,
  board,
}: {
  readonly run: BoardRun
  readonly source: string | null
  readonly board: CheckBoard
}) {
  const { checks } = useStores()
  const decided = Object.entries(run.baseline).filter(([of]) => source === null || of === source)
  const ask = (choice: 'accept' | 'exclude' | 'default') =>
    checks.getState().ask({ kind: 'baseline', runId: run.runId, source, choice })
  return (
    <>
      {decided.length > 0 && (
        <ul>
          {decided.map(([of, choice]) => (
            <li key={of}>
              <Pill tone="info">{choice === 'accept' ? 'New normal' : 'Excluded'}</Pill>
              <span>{sourceTitle(board, of)}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="bar">
        <Button size="compact-sm" onClick={() => ask('accept')}>
          Accept as new normal …
        </Button>
        <Button size="compact-sm" onClick={() => ask('exclude')}>
          Exclude this run …
        </Button>
        {decided.length > 0 && (
          <Button size="compact-sm" onClick={() => ask('default')}>
            Take that back …
          </Button>
        )}
      </div>
    </>
  )
}
