import type { LoadFileProgress, LoadState } from '../../shared/window/load.ts'
import { counted, formatDay } from '../text/format.ts'

type Stage = LoadState['stage']

const titles: readonly { readonly stage: Stage; readonly title: string }[] = [
  { stage: 'inspecting', title: 'Look at the files' },
  { stage: 'copying', title: 'Copy the date’s rows' },
  { stage: 'reading', title: 'Read and clean' },
  { stage: 'keys', title: 'Build the keys' },
  { stage: 'reconciling', title: 'Count again' },
  { stage: 'checking', title: 'Check' },
]

/** The stages of a load in their order; rows are copied only where a load adds to a date. */
export function stagesOf(load: LoadState): readonly { readonly stage: Stage; readonly title: string }[] {
  return titles.filter(({ stage }) => stage !== 'copying' || load.stage === 'copying')
}

const ofFile: Record<Stage, string> = {
  inspecting: 'Waiting',
  copying: 'Waiting',
  reading: 'Reading',
  keys: 'Read',
  reconciling: 'Read',
  checking: 'Checking',
  ended: 'Read',
}

export function fileStage(file: LoadFileProgress, load: LoadState): string {
  const stopped = load.outcome !== null && load.outcome.kind !== 'waiting'
  if (stopped && file.bytesRead === 0) return 'Not read'
  if (stopped && file.bytesRead < file.bytes) return 'Read in part'
  if (load.stage !== 'reading') return ofFile[load.stage]
  if (file.bytesRead === 0) return 'Waiting'
  return file.bytesRead < file.bytes ? 'Reading' : 'Read'
}

/** For a screen reader: a sentence that changes at every tenth and stage, and not with every row. */
export function spokenProgress(load: LoadState): string {
  const stage = titles.find((one) => one.stage === load.stage)
  if (load.outcome?.kind === 'waiting') return `The load of ${formatDay(load.date)} is complete and waits.`
  if (load.outcome?.kind === 'failed') return 'The load failed. Nothing was changed.'
  if (load.outcome?.kind === 'cancelled') return load.outcome.message
  if (load.cancelling) return 'Cancelling.'
  if (load.stage !== 'reading') return stage?.title ?? ''
  const read = load.files.reduce((sum, file) => sum + file.bytesRead, 0)
  const all = load.files.reduce((sum, file) => sum + file.bytes, 0)
  const tenth = all === 0 ? 0 : Math.floor((read / all) * 10) * 10
  return `${tenth} percent of ${counted(load.files.length, 'file')} read.`
}
