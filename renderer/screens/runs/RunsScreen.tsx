import './runs.css'
import { useStore } from 'zustand'
import { useStores } from '../../useStores.ts'
import { RunList } from './RunList.tsx'
import { RunPage } from './RunPage.tsx'
import { TracePage } from './TracePage.tsx'

export function RunsScreen() {
  const { runDetail, trace } = useStores()
  const runId = useStore(runDetail, (state) => state.runId)
  const traced = useStore(trace, (state) => state.text)
  if (runId !== null) return <RunPage />
  return traced === null ? <RunList /> : <TracePage text={traced} />
}
