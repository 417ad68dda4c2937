import './runs.css'
import { useStore } from 'zustand'
import { useStores } from '../app/useStores.ts'
import { TracePage } from '../trace/TracePage.tsx'
import { RunList } from './RunList.tsx'
import { RunPage } from './RunPage.tsx'

export function RunsScreen() {
  const { runDetail, trace } = useStores()
  const runId = useStore(runDetail, (state) => state.runId)
  const traced = useStore(trace, (state) => state.text)
  if (runId !== null) return <RunPage />
  return traced === null ? <RunList /> : <TracePage text={traced} />
}
