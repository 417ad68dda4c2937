import './load.css'
import { useStore } from 'zustand'
import { useStores } from '../app/useStores.ts'
import { readyValue } from '../components/loadable.ts'
import { usePageFocus } from '../components/usePageFocus.ts'
import { MappingStep } from '../mapping/MappingStep.tsx'
import { ReviewStep } from '../review/ReviewStep.tsx'
import { DropZone } from './DropZone.tsx'
import { FilesStep } from './FilesStep.tsx'
import { LoadStep } from './LoadStep.tsx'
import { loadRuns } from './loadStore.ts'
import { ResultsStep } from './ResultsStep.tsx'
import { Steps, stepTitles } from './Steps.tsx'

export function LoadScreen() {
  const { draft, load, result } = useStores()
  const busy = useStore(load, loadRuns)
  const chosen = useStore(draft, (state) => state.step)
  // Files may be opened from the menu, or a run be loaded again: the load that runs stays in sight, to be cancelled.
  const step = busy ? 'load' : chosen
  // The buttons of the empty step go when the first file comes.
  const empty = useStore(draft, (state) => state.files.length === 0)
  const status = useStore(result, ({ detail }) => readyValue(detail)?.run.status)
  const heading = usePageFocus(step, `${busy} ${status} ${step === 'files' && empty}`)
  return (
    <main className="screen">
      <DropZone onFiles={(dropped) => void draft.getState().drop(dropped)} />
      <header className="screen-header load-header">
        {/* the step is seen beside it; who hears the heading hears which one it is */}
        <h1 ref={heading} tabIndex={-1} aria-label={`Load: ${stepTitles[step]}`}>
          Load
        </h1>
        <Steps step={step} locked={busy} />
      </header>
      {step === 'files' && <FilesStep />}
      {step === 'mapping' && <MappingStep />}
      {step === 'review' && <ReviewStep />}
      {step === 'load' && <LoadStep />}
      {step === 'results' && <ResultsStep />}
    </main>
  )
}
