import type { LoadEvent } from '../engine/load.ts'
import type { Output } from './output.ts'
import { count, counted, duration, plain } from './text.ts'

const stages = {
  inspecting: 'Looking at the files',
  copying: 'Copying the records of the date',
  reading: 'Reading and loading',
  keys: 'Making keys and indexes',
  reconciling: 'Counting',
  checking: 'Running the checks',
  publishing: 'Publishing',
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
      if (event.stage !== stage) {
        stage = event.stage
        stageStarted = now
        painted = 0
        if (!output.isWatched) output.log(stages[event.stage], 'runId' in event ? event.runId : undefined)
      }
      if (!output.isWatched || now - painted < frameMilliseconds) return
      painted = now
      output.status(
        event.stage === 'reading'
          ? progressLine(event.files, now - stageStarted)
          : `${stages[event.stage]} …`,
      )
    },
    end: () => output.status(''),
  }
}

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
