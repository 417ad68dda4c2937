import './dialogs.css'
import { Modal } from '@mantine/core'
import { useStore } from 'zustand'
import { useStores } from '../../app/useStores.ts'
import { readyValue } from '../../components/loadable.ts'
import { BaselineForm } from './BaselineForm.tsx'
import { RunbookForm } from './RunbookForm.tsx'
import { SnoozeForm } from './SnoozeForm.tsx'
import { ThresholdForm } from './ThresholdForm.tsx'

/** What people decide of checks; asked for on Checks, on Results and on a run. */
export function CheckDialogs() {
  const { checks } = useStores()
  const dialog = useStore(checks, (state) => state.dialog)
  const board = readyValue(useStore(checks, (state) => state.board))
  const card =
    dialog === null || dialog.kind === 'baseline'
      ? undefined
      : board?.checks.find(({ name }) => name === dialog.check)
  const open = board !== null && dialog !== null && (dialog.kind === 'baseline' || card !== undefined)
  return (
    <Modal
      opened={open}
      onClose={() => checks.getState().closeDialog()}
      size={520}
      title={titles[dialog?.kind ?? 'thresholds'](card?.title ?? '')}
      closeButtonProps={{ 'aria-label': 'Close without saving' }}
    >
      {open && dialog.kind === 'baseline' && <BaselineForm board={board} dialog={dialog} />}
      {open && dialog.kind === 'thresholds' && card !== undefined && (
        <ThresholdForm board={board} card={card} source={dialog.source} />
      )}
      {open && dialog.kind === 'snooze' && card !== undefined && (
        <SnoozeForm board={board} card={card} source={dialog.source} />
      )}
      {open && dialog.kind === 'runbook' && card !== undefined && <RunbookForm card={card} />}
    </Modal>
  )
}

const titles = {
  thresholds: (title: string) => `Thresholds of “${title}”`,
  snooze: (title: string) => `Snooze “${title}”`,
  runbook: (title: string) => `Runbook of “${title}”`,
  baseline: () => 'What is usual',
} as const
