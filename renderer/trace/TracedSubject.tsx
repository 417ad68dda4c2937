import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { TraceStep, TraceSubject } from '../../shared/window/trace.ts'
import { useStores } from '../app/useStores.ts'
import { changedFieldLabel, changedValue } from '../changes/changesText.ts'
import { EditList } from '../components/EditList.tsx'
import { ToneIcon } from '../components/messages/ToneIcon.tsx'
import { Pill } from '../components/Pill.tsx'
import { StatusPill } from '../runs/parts/StatusPill.tsx'
import { cellText } from '../text/display.ts'
import { formatCount, formatDay, sentence } from '../text/format.ts'
import { partsOf, sameSentence, stepWord, subjectSentence } from './traceText.ts'

interface SubjectProps {
  readonly subject: TraceSubject
  readonly open: boolean
}

/** A license through all runs, as a line of time that begins with the oldest. */
export function TracedSubject({ subject, open }: SubjectProps) {
  const [shown, setShown] = useState(open)
  const id = useId()
  return (
    <section className="box traced" aria-labelledby={id}>
      <h2 id={id} className="traced-title">
        <button type="button" className="traced-head" aria-expanded={shown} onClick={() => setShown(!shown)}>
          <IconChevronRight size={15} className={shown ? 'turned' : ''} aria-hidden />
          <span className="data">{cellText(subject.company ?? 'No company')}</span>
          <span className="mono mute data">{cellText(subject.licenseNumber ?? 'no license number')}</span>
          <span className="mute traced-source">
            {subject.source}, {subject.issuingState}
          </span>
        </button>
      </h2>
      <p className="mute traced-now">{subjectSentence(subject)}</p>
      {shown && (
        <ol className="trace-line">
          {partsOf(subject.steps).map((part) =>
            part.kind === 'step' ? (
              <Step key={keyOf(part.step)} step={part.step} first={part.first} />
            ) : (
              <Same key={keyOf(part.steps[0])} steps={part.steps} />
            ),
          )}
        </ol>
      )}
    </section>
  )
}

/** A run has several steps where facilities share a license. */
function keyOf(step: TraceStep | undefined): string {
  return `${step?.runId} ${step?.place?.file} ${step?.place?.record} ${step?.state}`
}

function Step({ step, first }: { readonly step: TraceStep; readonly first: boolean }) {
  const { tone, word } = stepWord(step, first)
  const why = step.why ?? defaultWhy(step)
  return (
    <li className={`trace-step trace-${tone}`}>
      <span className="trace-dot">
        <ToneIcon tone={tone} size={11} />
      </span>
      <RunLink step={step} />
      <div className="trace-what">
        <span className="trace-head">
          <Pill tone={tone}>{word}</Pill>
          {step.place !== null && <Place step={step} />}
          {step.status !== 'published' && <StatusPill status={step.status} />}
        </span>
        {why !== null && <p className="data">{sentence(cellText(why))}</p>}
        {step.changes.length > 0 && <Changes step={step} />}
        <EditList edits={step.edits} />
        {step.state === 'rejected' && <IssuesLink runId={step.runId} />}
      </div>
    </li>
  )
}

function defaultWhy({ state }: TraceStep): string | null {
  if (state === 'missing') return 'The files of this run do not name it'
  if (state === 'unknown') return 'The tables of this run are gone'
  return null
}

function RunLink({ step: { runId, date } }: { readonly step: TraceStep }) {
  const { openRun } = useStores()
  return (
    <div className="trace-run">
      <button
        type="button"
        className="link"
        aria-label={`${formatDay(date)}, open run ${runId}`}
        onClick={() => openRun(runId)}
      >
        {formatDay(date)}
      </button>
      <span className="mute">Run {runId}</span>
    </div>
  )
}

function Place({ step: { place } }: { readonly step: TraceStep }) {
  if (place === null) return null
  return (
    <span className="mute data">
      {cellText(place.file)}, record {formatCount(place.record)}
      {place.line !== null && `, line ${formatCount(place.line)}`}
    </span>
  )
}

function Changes({ step: { changes } }: { readonly step: TraceStep }) {
  return (
    <ul className="trace-changes">
      {changes.map(({ field, before, after }) => (
        <li key={field} title={field}>
          <span className="trace-field">{changedFieldLabel(field)}</span>
          <span className="data mute">{changedValue(before)}</span> →{' '}
          <span className="data">{changedValue(after)}</span>
        </li>
      ))}
    </ul>
  )
}

function IssuesLink({ runId }: { readonly runId: number }) {
  const { openRun, issues } = useStores()
  return (
    <button
      type="button"
      className="link"
      onClick={() => {
        openRun(runId, 'issues')
        issues.getState().open(runId, 'reject')
      }}
    >
      The rejects of run {runId}
    </button>
  )
}

/** Runs in which nothing happened: told in one line, which opens to each of them. */
function Same({ steps }: { readonly steps: readonly TraceStep[] }) {
  return (
    <li className="trace-step trace-same">
      <span className="trace-dot" />
      <details>
        <summary>{sameSentence(steps)}</summary>
        <ul>
          {steps.map((step) => (
            <li key={keyOf(step)} className="trace-small">
              <RunLink step={step} />
              <span className="trace-head">
                {step.place === null ? (
                  <span className="mute">{stepWord(step, false).word}</span>
                ) : (
                  <Place step={step} />
                )}
                {step.status !== 'published' && <StatusPill status={step.status} />}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}
