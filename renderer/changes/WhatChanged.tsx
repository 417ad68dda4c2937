import './whatChanged.css'
import { type ReactNode, useEffect } from 'react'
import { useStore } from 'zustand'
import type { ChangesFilter, ChangesView } from '../../shared/window/changes.ts'
import type { ChangedTable, ChangeKind } from '../../shared/window/kinds.ts'
import type { RunSummary } from '../../shared/window/runs.ts'
import { useStores } from '../app/useStores.ts'
import { Loaded } from '../components/Loaded.tsx'
import { loading } from '../components/loadable.ts'
import { Pill } from '../components/Pill.tsx'
import { formatCount, formatDay } from '../text/format.ts'
import { changedFieldLabel, growthText, shareText, tableWords } from './changesText.ts'

type Show = (filter: Partial<ChangesFilter>) => void

/** What the run's facilities and licenses did since the run before it; each count opens the rows that it counts. */
export function WhatChanged({ run }: { readonly run: RunSummary }) {
  const { changes, openRun } = useStores()
  const { runId, schema } = run
  const view = useStore(changes, (state) => (state.runId === runId ? state.view : loading))
  useEffect(() => {
    if (schema !== null) void changes.getState().look(runId)
  }, [runId, schema, changes])
  if (schema === null) return null
  const show: Show = (filter) => {
    changes.getState().narrow({ source: null, kind: null, table: null, field: null, search: '', ...filter })
    openRun(runId, 'changes')
  }
  return (
    <section className="box" aria-labelledby="what-changed-title">
      <h2 id="what-changed-title">{title(view.state === 'ready' ? view.value : null)}</h2>
      <Loaded of={view} waiting={waiting(run)} retry={() => void changes.getState().again()}>
        {(value) => (value.before === null ? <NothingBefore /> : <Counts view={value} show={show} />)}
      </Loaded>
    </section>
  )
}

function title(view: ChangesView | null): string {
  if (view === null || view.before === null) return 'What changed'
  return `What changed since run ${view.before.runId} of ${formatDay(view.before.date)}`
}

function waiting({ status }: RunSummary): string {
  const what = 'Comparing with the run that readers had before …'
  return status === 'waiting' ? `${what} Publish need not wait for it.` : what
}

function NothingBefore() {
  return <p className="mute">No run was published before this one, so there is nothing to compare it with.</p>
}

const kinds: readonly ChangeKind[] = ['added', 'gone', 'changed']
const areas = [
  { table: 'facility', area: 'facilities', title: 'Facilities' },
  { table: 'license', area: 'licenses', title: 'Licenses' },
] as const

type Area = ChangesView['sources'][number]['facilities']

function Counts({ view, show }: { readonly view: ChangesView; readonly show: Show }) {
  const { sources, fields, notCompared, readOtherwise } = view
  return (
    <div className="what-changed">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <section className="changes-scroll" aria-label="Counts by source" tabIndex={0}>
        <table className="changes-table">
          <thead>
            <tr>
              <td />
              {areas.map(({ area, title: heading }) => (
                <th key={area} scope="colgroup" colSpan={4} className="changes-group">
                  {heading}
                </th>
              ))}
            </tr>
            <tr>
              <th scope="col">Source</th>
              {areas.map(({ area }) => (
                <Heads key={area} />
              ))}
            </tr>
          </thead>
          <tbody>
            {sources.map(({ source, ...of }) => (
              <CountRow key={source} source={source} of={of} show={show} />
            ))}
            {sources.length > 1 && (
              <CountRow
                source={null}
                of={{
                  facilities: sumOf(sources.map(({ facilities }) => facilities)),
                  licenses: sumOf(sources.map(({ licenses }) => licenses)),
                }}
                show={show}
              />
            )}
          </tbody>
        </table>
      </section>
      {readOtherwise.map(({ source, says }) => (
        <p key={source} className="data">
          <Pill tone="warn">Read otherwise</Pill> {says}
        </p>
      ))}
      {fields.length > 0 && <Fields fields={fields} show={show} />}
      {notCompared.length > 0 && (
        <p className="mute">
          Not compared, since only one of the two runs has them:{' '}
          {notCompared.map(changedFieldLabel).join(', ')}
        </p>
      )}
    </div>
  )
}

function Heads() {
  return (
    <>
      <th scope="col" className="number changes-group changes-shared">
        Before → now
      </th>
      <th scope="col" className="number">
        Added
      </th>
      <th scope="col" className="number changes-shared">
        Gone
      </th>
      <th scope="col" className="number changes-shared">
        Changed
      </th>
    </>
  )
}

interface CountRowProps {
  /** Null: all of them. */
  readonly source: string | null
  readonly of: { readonly facilities: Area; readonly licenses: Area }
  readonly show: Show
}

function CountRow({ source, of, show }: CountRowProps) {
  return (
    <tr className={source === null ? 'changes-sum' : undefined}>
      <th scope="row" className="data">
        {source ?? 'All sources'}
      </th>
      {areas.map(({ table, area }) => {
        const counts = of[area]
        return [
          <td key={area} className="number changes-group changes-total">
            {formatCount(counts.before)} → {formatCount(counts.after)}
            <span className="changes-share">{growthText(counts.before, counts.after)}</span>
          </td>,
          ...kinds.map((kind) => (
            <td key={`${area} ${kind}`} className="number">
              <Count
                count={counts[kind]}
                // what was added has no share in what there was
                share={kind === 'added' ? null : shareText(counts[kind], counts.before)}
                {...{ source, table, kind }}
                onShow={() => show({ source, table, kind })}
              />
            </td>
          )),
        ]
      })}
    </tr>
  )
}

interface CountProps {
  readonly count: number
  readonly share: string | null
  readonly source: string | null
  readonly table: ChangedTable
  readonly kind: ChangeKind
  readonly onShow: () => void
}

const signs: Record<ChangeKind, string> = { added: '+', gone: '−', changed: '' }

function Count({ count, share, source, table, kind, onShow }: CountProps): ReactNode {
  if (count === 0) {
    return (
      <>
        <span className="mute">0</span>
        {share !== null && <span className="changes-share" />}
      </>
    )
  }
  const [one, many] = tableWords[table]
  const what = `${formatCount(count)} ${count === 1 ? one : many} ${kind}`
  return (
    <>
      <button
        type="button"
        className={`count count-${kind}`}
        aria-label={`${what}${source === null ? '' : `, ${source}`}`}
        onClick={onShow}
      >
        {signs[kind]}
        {formatCount(count)}
      </button>
      {share !== null && <span className="changes-share">{share}</span>}
    </>
  )
}

const shownFields = 7

function Fields({ fields, show }: { readonly fields: ChangesView['fields']; readonly show: Show }) {
  const more = fields.length - shownFields
  return (
    <div className="changed-fields">
      <span className="mute" id="changed-fields">
        Changed most
      </span>
      <ul aria-labelledby="changed-fields">
        {fields.slice(0, shownFields).map(({ field, count }) => (
          <li key={field}>
            <button type="button" className="changed-field" title={field} onClick={() => show({ field })}>
              {changedFieldLabel(field)} <strong>{formatCount(count)}</strong>
            </button>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <button type="button" className="link" onClick={() => show({ kind: 'changed' })}>
          and {more} more
        </button>
      )}
    </div>
  )
}

function sumOf(all: readonly Area[]): Area {
  const sum = (of: (area: Area) => number) => all.reduce((total, area) => total + of(area), 0)
  return {
    before: sum(({ before }) => before),
    after: sum(({ after }) => after),
    added: sum(({ added }) => added),
    gone: sum(({ gone }) => gone),
    changed: sum(({ changed }) => changed),
  }
}
