import { Button, SegmentedControl, Select } from '@mantine/core'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { ChangesFilter, ChangesView } from '../../shared/window/changes.ts'
import { type ChangedTable, type ChangeKind, changedTables, changeKinds } from '../../shared/window/kinds.ts'
import type { RunSummary } from '../../shared/window/runs.ts'
import { useStores } from '../app/useStores.ts'
import { clearButton } from '../components/fields/clearButton.ts'
import { SearchField } from '../components/fields/SearchField.tsx'
import { readyValue } from '../components/loadable.ts'
import { tableTitles } from '../runs/tables.ts'
import { counted, formatCount, formatDay } from '../text/format.ts'
import { changedFieldLabel, kindWords } from './changesText.ts'

/** What a run is compared with, and which of the changes are shown. */
export function ChangesBar({ run }: { readonly run: RunSummary }) {
  const { changes } = useStores()
  const { runId, view: loadable, filter, total, exporting } = useStore(changes)
  const view = runId === run.runId ? readyValue(loadable) : null
  const comparable = view !== null && view.before !== null
  return (
    <>
      <div className="bar">
        <Before run={run} view={view} comparing={loadable.state === 'loading'} />
        {comparable && <Kinds view={view} filter={filter} />}
        <span className="grow" />
        {comparable && (
          <Button disabled={exporting || !total} onClick={() => void changes.getState().export()}>
            Export {counted(total ?? 0, 'change')} …
          </Button>
        )}
      </div>
      {comparable && <Narrow view={view} filter={filter} />}
    </>
  )
}

interface BeforeProps {
  readonly run: RunSummary
  readonly view: ChangesView | null
  readonly comparing: boolean
}

function Before({ run, view, comparing }: BeforeProps) {
  const { changes, runs } = useStores()
  const list = readyValue(useStore(runs, (state) => state.list)) ?? []
  const others = list.filter(({ runId, schema }) => schema !== null && runId !== run.runId)
  return (
    <Select
      size="xs"
      w={230}
      aria-label="Compared with"
      placeholder={comparing ? 'Comparing …' : 'Compare with …'}
      disabled={others.length === 0}
      data={others.map(({ runId, date }) => ({
        value: String(runId),
        label: `Since run ${runId} of ${formatDay(date)}`,
      }))}
      value={view?.before ? String(view.before.runId) : null}
      onChange={(value) => value !== null && void changes.getState().compareWith(Number(value))}
    />
  )
}

interface FilterProps {
  readonly view: ChangesView
  readonly filter: ChangesFilter
}

function Kinds({ view, filter }: FilterProps) {
  const { changes } = useStores()
  return (
    <SegmentedControl
      size="xs"
      aria-label="Kind of change"
      value={filter.kind ?? 'all'}
      onChange={(kind) => changes.getState().narrow({ kind: kind === 'all' ? null : (kind as ChangeKind) })}
      data={[
        { value: 'all', label: 'All' },
        ...changeKinds.map((kind) => ({
          value: kind,
          label: `${kindWords[kind]} ${formatCount(countOf(view, filter, kind))}`,
        })),
      ]}
    />
  )
}

/** Changes of a kind within the source and the table that are chosen. */
function countOf({ sources }: ChangesView, { source, table }: ChangesFilter, kind: ChangeKind): number {
  return sources
    .filter((one) => source === null || one.source === source)
    .reduce((sum, { facilities, licenses }) => {
      const ofFacilities = table === 'license' ? 0 : facilities[kind]
      const ofLicenses = table === 'facility' ? 0 : licenses[kind]
      return sum + ofFacilities + ofLicenses
    }, 0)
}

function Narrow({ view, filter }: FilterProps) {
  const { changes } = useStores()
  const { narrow } = changes.getState()
  return (
    <div className="bar">
      <Select
        size="xs"
        w={140}
        aria-label="Source"
        placeholder="Every source"
        clearable
        clearButtonProps={clearButton('Show every source')}
        data={view.sources.map(({ source }) => source)}
        value={filter.source}
        onChange={(source) => narrow({ source })}
      />
      <Select
        size="xs"
        w={150}
        aria-label="Table"
        placeholder="Both tables"
        clearable
        clearButtonProps={clearButton('Show both tables')}
        data={changedTables.map((table) => ({ value: table, label: tableTitles[table] }))}
        value={filter.table}
        onChange={(table) => narrow({ table: table as ChangedTable | null })}
      />
      <Select
        size="xs"
        w={210}
        aria-label="Field"
        placeholder="Every field"
        clearable
        clearButtonProps={clearButton('Show every field')}
        data={view.fields.map(({ field, count }) => ({
          value: field,
          label: `${changedFieldLabel(field)} (${formatCount(count)})`,
        }))}
        value={filter.field}
        onChange={(field) => narrow({ field })}
      />
      <Search />
    </div>
  )
}

function Search() {
  const { changes } = useStores()
  const search = useMemo(
    () => ({
      text: () => changes.getState().filter.search,
      change: (text: string) => changes.getState().narrow({ search: text }),
    }),
    [changes],
  )
  return (
    <SearchField
      search={search}
      label="Search the changes"
      placeholder="License number or company …"
      width={240}
    />
  )
}
