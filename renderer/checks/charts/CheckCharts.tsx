import { useStore } from 'zustand'
import type { CheckBoard, CheckCard, CheckSeries } from '../../../shared/window/checks.ts'
import { useStores } from '../../app/useStores.ts'
import { Loaded } from '../../components/Loaded.tsx'
import { thresholdOf } from '../checkBoard.ts'
import { stateWords } from '../checksText.ts'
import { StateMark } from '../StateMark.tsx'
import { LearnedNote, SeriesFigure } from './SeriesFigure.tsx'

interface CheckChartsProps {
  readonly board: CheckBoard
  readonly card: CheckCard
}

/** The history of a check, a chart for each thing that it measures; the most striking first. */
export function CheckCharts({ board, card }: CheckChartsProps) {
  const { checks } = useStores()
  const history = useStore(checks, (state) => state.history)
  return (
    <div className="check-charts">
      <Loaded of={history} waiting="Reading the history …" retry={() => void checks.getState().loadHistory()}>
        {({ series }) =>
          series.length === 0 || board.runs.length === 0 ? (
            <p className="mute">No run yet that this check has looked at.</p>
          ) : (
            <AllSeries card={card} series={series} />
          )
        }
      </Loaded>
    </div>
  )
}

function AllSeries({ card, series }: { readonly card: CheckCard; readonly series: readonly CheckSeries[] }) {
  const { checks, openRun } = useStores()
  const source = useStore(checks, (state) => state.source)
  const chosenRun = useStore(checks, (state) => state.chosen?.runId ?? null)
  const open = (runId: number) => {
    openRun(runId, 'checks')
  }
  const [first] = series
  const shared = series.every(({ learned }) => JSON.stringify(learned) === JSON.stringify(first?.learned))
  const named = series.map((one, index) => ({ one, key: `${one.label} ${index}` }))
  return (
    <>
      <Legend learned={card.learned} />
      <div className={series.length === 1 ? 'check-series check-series-one' : 'check-series'}>
        {named.map(({ one, key }) => (
          <SeriesFigure
            key={key}
            series={one}
            threshold={thresholdOf(card, source)}
            height={series.length === 1 ? 210 : 150}
            chosenRun={chosenRun}
            onOpen={open}
            ownNote={!shared}
          />
        ))}
      </div>
      {shared && first !== undefined && <LearnedNote series={first} />}
    </>
  )
}

/** What the forms of a chart mean. */
function Legend({ learned }: { readonly learned: boolean }) {
  return (
    <ul className="chart-legend" aria-label="Legend">
      {learned && (
        <li>
          <span className="legend-band" aria-hidden /> usual range
        </li>
      )}
      {(['warned', 'failed', 'error', 'skipped'] as const).map((state) => (
        <li key={state}>
          <StateMark state={state} /> {stateWords[state].word.toLowerCase()}
        </li>
      ))}
      {learned && (
        <li>
          <span className="legend-hollow" aria-hidden /> no example of what is usual
        </li>
      )}
    </ul>
  )
}
