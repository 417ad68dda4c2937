import { count, counted } from '../../../shared/count.ts'
import type { LoadEvent } from '../../engine/load/loadRequest.ts'
import type { Output } from './output.ts'
import { duration, plain } from './text.ts'

const stages = {
  inspecting: 'looking at the files',
  copying: 'copying the records of the date',
  reading: 'reading and loading',
  keys: 'making keys and indexes',
  reconciling: 'counting',
  checking: 'running the checks',
  publishing: 'publishing',
} as const

const frameMilliseconds = 80

/** Shows where a load is: a status line on a terminal, else one log line a stage. */
export function showLoadProgress(output: Output): { onEvent: (event: LoadEvent) => void; end: () => void } {
  const started = performance.now()
  let stage: LoadEvent['stage'] | null = null
  let stageStarted = started
  let painted = 0

  return {
    onEvent(event) {
      const now = performance.now()
      const name = stages[event.stage]
      if (event.stage !== stage) {
        stage = event.stage
        stageStarted = now
        painted = 0
        if (!output.isWatched) output.log(...logOf(event, name))
      }
      if (!output.isWatched || now - painted < frameMilliseconds) return
      painted = now
      output.status(
        event.stage === 'reading' ? progressLine(event.files, now - stageStarted) : `${capital(name)} …`,
      )
    },
    end: () => output.status(''),
  }
}

/** `Looking at the files`, `Run 3: reading and loading` */
function logOf(event: LoadEvent, name: string): [message: string, runId?: number] {
  return 'runId' in event ? [name, event.runId] : [capital(name)]
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export interface FileProgress {
  readonly name: string
  readonly bytes: number
  readonly bytesRead: number
  readonly rows: number
}

/** `nevada.csv (1 of 3)  ████████░░░░  66 %  12,431 records  145,000/s  8 s left` */
export function progressLine(files: readonly FileProgress[], milliseconds: number): string {
  const total = files.reduce((sum, file) => sum + file.bytes, 0)
  const done = files.reduce((sum, file) => sum + file.bytesRead, 0)
  const rows = files.reduce((sum, file) => sum + file.rows, 0)
  const current = files.findIndex((file) => file.bytesRead < file.bytes)
  const place = current < 0 ? files.length - 1 : current
  const share = total === 0 ? 1 : done / total
  const cells = 24
  const full = Math.round(share * cells)
  const left = share > 0.02 && milliseconds > 1000 ? (milliseconds / share) * (1 - share) : null
  const name = plain(files[place]?.name ?? '').slice(-30)
  return [
    `${name} (${place + 1} of ${files.length})`,
    '█'.repeat(full) + '░'.repeat(cells - full),
    `${Math.floor(share * 100)} %`,
    counted(rows, 'record'),
    ...(milliseconds > 1000 ? [`${count(Math.round((rows / milliseconds) * 1000))}/s`] : []),
    ...(left === null ? [] : [`${duration(left)} left`]),
  ].join('  ')
}
