import { IconBellZ, IconPencil } from '@tabler/icons-react'
import { memo } from 'react'
import { today } from '../../shared/runDate.ts'
import { type BoardRow, type BoardRun, type Square, snoozeOf, thresholdOf } from './checkBoard.ts'
import { snoozeText, stateWords, thresholdText } from './checksText.ts'
import { runText } from './StateHead.tsx'
import { StateMark } from './StateMark.tsx'

interface StateRowProps {
  readonly row: BoardRow
  readonly runs: readonly BoardRun[]
  readonly source: string | null
  readonly place: number
  /** The column that the Tab key comes to; null where it is in another row. */
  readonly activeColumn: number | null
  /** Undefined where another check is chosen. */
  readonly chosenRun: number | null | undefined
}

/** A check: its name with how it went last, what is set of it, and a square a run. */
export const StateRow = memo(function StateRow({
  row,
  runs,
  source,
  place,
  activeColumn,
  chosenRun,
}: StateRowProps) {
  const { card, squares } = row
  const last = squares.at(-1)?.worst ?? null
  const threshold = thresholdOf(card, source)
  const changed = card.thresholds.some(
    (one) => one.changed !== null && (source === null || one.source === source),
  )
  const snooze =
    source === null
      ? (card.snoozes.find(({ until }) => until >= today()) ?? null)
      : snoozeOf(card, source, today())
  return (
    <tr className="state-row" aria-selected={chosenRun !== undefined}>
      <th
        scope="row"
        className="state-name state-title"
        data-row={place}
        data-column={-1}
        tabIndex={activeColumn === -1 ? 0 : -1}
        title={card.protects}
      >
        <StateMark state={last?.state ?? null} snoozed={last?.snoozed ?? false} />
        <span>{card.title}</span>
        {last !== null && <span className="unseen">, last {stateWords[last.state].word}</span>}
      </th>
      <td className="state-limit">
        <span className="state-limit-text">{thresholdText(threshold)}</span>
        {changed && <IconPencil size={12} role="img" aria-label="changed" />}
        {snooze !== null && <IconBellZ size={13} role="img" aria-label={`snoozed ${snoozeText(snooze)}`} />}
      </td>
      {squares.map((square, column) => (
        <td
          key={square.runId}
          className={square.runId === chosenRun ? 'state-square state-chosen' : 'state-square'}
          data-row={place}
          data-column={column}
          tabIndex={activeColumn === column ? 0 : -1}
        >
          <StateMark state={square.worst?.state ?? null} snoozed={square.worst?.snoozed ?? false} />
          <span className="unseen">{squareText(square, runs[column])}</span>
        </td>
      ))}
    </tr>
  )
})

/** '22 Nov 2026, run 14, waiting: Failed, nevada 12.1 %' */
function squareText({ worst, cells }: Square, run: BoardRun | undefined): string {
  const when = run === undefined ? '' : runText(run)
  if (worst === null) return `${when}: not run`
  const words = [stateWords[worst.state].word, worst.snoozed ? 'snoozed' : '', foundText(worst)]
  const others = cells.filter((cell) => cell !== worst && cell.state !== 'passed' && cell.state !== 'skipped')
  const more = others.map((cell) => `${cell.source ?? 'run'} ${stateWords[cell.state].word}`)
  return `${when}: ${[...words, ...more].filter((part) => part !== '').join(', ')}`
}

function foundText({
  source,
  observed,
}: {
  readonly source: string | null
  readonly observed: string
}): string {
  return source === null ? observed : `${source} ${observed}`
}
