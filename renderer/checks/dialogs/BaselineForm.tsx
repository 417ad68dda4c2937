import { useState } from 'react'
import { useStore } from 'zustand'
import type { BaselineChange, CheckBoard } from '../../../shared/window/checks.ts'
import { useStores } from '../../app/useStores.ts'
import { Fault } from '../../components/messages/Fault.tsx'
import { formatDay } from '../../text/format.ts'
import type { CheckDialog } from '../checksStore.ts'
import { DecisionForm, WhyField } from './DecisionForm.tsx'
import { SourceSelect } from './SourceSelect.tsx'

interface BaselineFormProps {
  readonly board: CheckBoard
  readonly dialog: Extract<CheckDialog, { kind: 'baseline' }>
}

/** Whether a run is an example of what is usual: later ranges are learned from it, or without it. */
export function BaselineForm({ board, dialog }: BaselineFormProps) {
  const { checks } = useStores()
  const error = useStore(checks, (state) => state.saveError)
  const [source, setSource] = useState(dialog.source)
  const [why, setWhy] = useState('')
  const { runId, choice } = dialog
  const date = board.runs.find((run) => run.runId === runId)?.date
  const complete = why.trim() !== ''
  return (
    <DecisionForm
      action={labels[choice]}
      complete={complete}
      onDecide={() => void checks.getState().setBaseline({ runId, source, choice, why: why.trim() })}
    >
      {error !== null && <Fault error={error} />}
      <p>
        Run {runId}
        {date !== undefined && ` of ${formatDay(date)}`}: {meanings[choice]}
      </p>
      <SourceSelect board={board} value={source} onChange={setSource} />
      <WhyField first value={why} onChange={setWhy} />
    </DecisionForm>
  )
}

const meanings: Record<BaselineChange['choice'], string> = {
  accept: 'what it holds is usual from now on, and later runs are compared with it.',
  exclude: 'it is no example; what is usual is learned without it.',
  default: 'the program decides again whether it is an example.',
}

const labels: Record<BaselineChange['choice'], string> = {
  accept: 'Accept as new normal',
  exclude: 'Exclude this run',
  default: 'Take the decision back',
}
