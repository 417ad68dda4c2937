import { useEffect, useState } from 'react'
import type { ThresholdTrial } from '../../../shared/window/checks.ts'
import { useStores } from '../../app/useStores.ts'
import { trialSentence } from './trialText.ts'

interface TrialProps {
  readonly check: string
  readonly source: string | null
  /** As they would be saved; empty while something is lacking. */
  readonly warn: string
  readonly error: string
}

/** What the thresholds would have said of the last runs, while they are typed. */
export function Trial({ check, source, warn, error }: TrialProps) {
  const { checks } = useStores()
  const [trial, setTrial] = useState<ThresholdTrial | null>(null)
  useEffect(() => {
    let stale = false
    setTrial(null)
    if (warn === '' || error === '') return
    // a person types on
    const waiting = setTimeout(async () => {
      const tried = await checks.getState().tryThresholds({ check, source, warn, error })
      if (!stale) setTrial(tried)
    }, 250)
    return () => {
      stale = true
      clearTimeout(waiting)
    }
  }, [checks, check, source, warn, error])
  return (
    <p className="data trial" role="status">
      {trial === null ? ' ' : trialSentence(trial)}
    </p>
  )
}
