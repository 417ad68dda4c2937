import { Progress } from '@mantine/core'
import { IconCheck, IconCircle, IconLoader2 } from '@tabler/icons-react'
import type { LoadFileProgress, LoadState } from '../../shared/window/load.ts'
import { counted, formatBytes, formatCount, formatDay, formatSeconds } from '../text/format.ts'
import { fileStage, spokenProgress, stagesOf } from './stages.ts'

/** Where the load is, for each file and as a whole. */
export function LoadProgress({ load }: { readonly load: LoadState }) {
  const ended = load.outcome !== null
  return (
    <section className="box" aria-labelledby="progress-title">
      <h2 id="progress-title">
        {ended ? 'The load of ' : 'Loading '}
        {formatDay(load.date)}
        {load.runId !== null && `, run ${load.runId}`}
        {load.outcome?.kind === 'failed' && ': failed, nothing was changed'}
      </h2>
      {!ended && <Stages load={load} />}
      <ul className="progress-list">
        {load.files.map((file) => (
          <FileProgress key={file.name} file={file} load={load} />
        ))}
      </ul>
      {load.stage === 'reading' && !ended && (
        <p className="mute">
          {formatCount(load.rowsPerSecond)} rows/s
          {load.secondsLeft !== null && `, about ${formatSeconds(load.secondsLeft)} left`}
        </p>
      )}
      <div className="unseen" role="status">
        {spokenProgress(load)}
      </div>
    </section>
  )
}

function Stages({ load }: { readonly load: LoadState }) {
  const stages = stagesOf(load)
  const now = stages.findIndex(({ stage }) => stage === load.stage)
  return (
    <ol className="stages">
      {stages.map(({ stage, title }, index) => {
        const Icon = index < now ? IconCheck : index === now ? IconLoader2 : IconCircle
        const look = index < now ? 'stage-done' : index === now ? 'stage-now' : ''
        return (
          <li key={stage} className={look} aria-current={index === now ? 'step' : undefined}>
            <Icon size={14} stroke={2.2} aria-hidden />
            {title}
            {index < now && <span className="unseen">, done</span>}
          </li>
        )
      })}
    </ol>
  )
}

function FileProgress({ file, load }: { readonly file: LoadFileProgress; readonly load: LoadState }) {
  const percent = file.bytes === 0 ? 0 : (file.bytesRead / file.bytes) * 100
  return (
    <li>
      <div className="progress-line">
        <span className="data">{file.name}</span>
        <span>{fileStage(file, load)}</span>
        <span className="mute">{counted(file.rows, 'row')}</span>
        {file.rejected > 0 && <span className="mute">{formatCount(file.rejected)} rejected</span>}
        <span className="mute">
          {formatBytes(file.bytesRead)} of {formatBytes(file.bytes)}
        </span>
      </div>
      <Progress value={percent} size={6} aria-label={`${file.name} read`} />
    </li>
  )
}
