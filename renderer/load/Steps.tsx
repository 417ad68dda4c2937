import { IconCheck } from '@tabler/icons-react'
import { useStore } from 'zustand'
import { useStores } from '../app/useStores.ts'
import { hasReached, type Step, steps } from './draft.ts'

export const stepTitles: Record<Step, string> = {
  files: 'Files',
  mapping: 'Mapping',
  review: 'Review',
  load: 'Load',
  results: 'Results',
}

/** The five steps; those that were reached can be gone back to, but not while a load runs. */
export function Steps({ step, locked }: { readonly step: Step; readonly locked: boolean }) {
  const { draft } = useStores()
  const reached = useStore(draft, (state) => state.reached)
  const here = steps.indexOf(step)
  return (
    <nav aria-label="Steps of the load">
      <ol className="steps">
        {steps.map((name, index) => {
          const open = hasReached({ reached }, name)
          const done = index < here && open
          return (
            <li key={name}>
              <button
                type="button"
                className={done ? 'step step-done' : 'step'}
                aria-current={name === step ? 'step' : undefined}
                disabled={name !== step && (!open || locked)}
                onClick={() => draft.getState().goTo(name)}
              >
                <span className="step-mark">
                  {done ? <IconCheck size={12} stroke={3} aria-hidden /> : index + 1}
                </span>
                {stepTitles[name]}
                {done && <span className="unseen">, done</span>}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
