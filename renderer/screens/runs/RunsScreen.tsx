import './runs.css'
import { useStore } from 'zustand'
import { useStores } from '../../useStores.ts'
import { RunList } from './RunList.tsx'
import { RunPage } from './RunPage.tsx'

export function RunsScreen() {
  const { runDetail } = useStores()
  const runId = useStore(runDetail, (state) => state.runId)
  return runId === null ? <RunList /> : <RunPage />
}
