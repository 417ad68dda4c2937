import { Button, SegmentedControl } from '@mantine/core'
import { IconTable } from '@tabler/icons-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { tables } from '../../shared/columns.ts'
import type { RunSummary, TableName } from '../../shared/window/runs.ts'
import { useStores } from '../app/useStores.ts'
import { SearchField } from '../components/fields/SearchField.tsx'
import type { GridColumn, GridContent } from '../components/grid/content.ts'
import { Grid } from '../components/grid/Grid.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { paged } from '../components/loadable.ts'
import { Empty } from '../components/messages/Empty.tsx'
import { cellText } from '../text/display.ts'
import { counted, formatCount } from '../text/format.ts'
import { rowsToShow } from './tableRows.ts'
import { tableTitles } from './tables.ts'

/** The four tables of the run, sorted and searched by the database. */
export function RunTables({ run }: { readonly run: RunSummary }) {
  const { tableRows, runDetail } = useStores()
  const state = useStore(tableRows)
  const busy = useStore(runDetail, (detail) => detail.busy)
  useEffect(() => {
    if (run.schema === null) return
    const { runId, error, open, again } = tableRows.getState()
    if (runId !== run.runId) open(run.runId, 'facility')
    else if (error !== null) again()
  }, [run.runId, run.schema, tableRows])
  if (run.schema === null) {
    return (
      <Empty icon={<IconTable size={34} stroke={1.4} aria-hidden />} title="No tables">
        The rows of this run are gone. What it was stays known.
      </Empty>
    )
  }
  return (
    <div className="fill">
      <div className="bar">
        <SegmentedControl
          size="xs"
          aria-label="Table"
          value={state.table}
          onChange={(table) => tableRows.getState().open(run.runId, table as TableName)}
          data={[...tables].reverse().map((table) => ({
            value: table,
            label: `${tableTitles[table]} ${formatCount(run.tableRows[table] ?? 0)}`,
          }))}
        />
        <Search key={state.table} />
        <span className="grow" />
        <Button disabled={busy !== null} onClick={() => void runDetail.getState().exportTable(state.table)}>
          Export all {tableTitles[state.table].toLowerCase()} …
        </Button>
      </div>
      <Loaded of={paged(state.error, state.head)} waiting="Reading the table …" retry={state.again}>
        {() => <Rows />}
      </Loaded>
    </div>
  )
}

function Search() {
  const { tableRows } = useStores()
  const search = useMemo(
    () => ({ text: () => tableRows.getState().search, change: tableRows.getState().setSearch }),
    [tableRows],
  )
  return <SearchField search={search} label="Search the table" placeholder="Search any text …" width={220} />
}

const top = { row: 0, column: -1 }
const numbers = /^(integer|bigint|smallint|numeric|double|real)/

function Rows() {
  const { tableRows } = useStores()
  const { head, sort, table, search, rowsVersion } = useStore(tableRows)
  const order = `${search} ${sort?.column} ${sort?.descending}`
  const [chosen, setChosen] = useState({ order, cell: top })
  const columns = useMemo(
    () =>
      (head?.columns ?? []).map(
        (column): GridColumn => ({
          key: column.name,
          label: column.name,
          detail: column.type,
          width: widthOf(column.name, column.type),
          numeric: numbers.test(column.type),
          leading: column.name === 'company',
          sorted: sort?.column === column.name ? (sort.descending ? 'descending' : 'ascending') : null,
        }),
      ),
    [head?.columns, sort],
  )
  const onRange = useCallback(
    (first: number, last: number) => tableRows.getState().ensure(first, last),
    [tableRows],
  )
  if (head === null) return null
  return (
    <>
      <Grid
        key={table}
        order={order}
        label={tableTitles[table]}
        headLabel="Row"
        columns={columns}
        rowCount={rowsToShow(head)}
        version={rowsVersion}
        active={chosen.order === order ? chosen.cell : top}
        onActive={(cell) => setChosen({ order, cell })}
        onRange={onRange}
        onSort={(column) => tableRows.getState().sortBy(column)}
        content={(row) => contentOf(tableRows.getState().row(row), row)}
        empty={<p className="waiting">{search === '' ? 'The table is empty.' : 'No row fits the search.'}</p>}
      />
      <p className="mute" role="status">
        {head.exact ? counted(head.total, 'row') : `At least ${counted(head.total, 'row')}`}
        {search !== '' && ' fit the search'}
      </p>
    </>
  )
}

const cache = new WeakMap<readonly (string | null)[], GridContent>()

function contentOf(values: readonly (string | null)[] | undefined, row: number): GridContent | null {
  if (values === undefined) return null
  const known = cache.get(values)
  if (known !== undefined) return known
  const made: GridContent = {
    head: formatCount(row + 1),
    cells: values.map((value) => {
      const text = value === null ? null : cellText(value)
      return text !== null && text.length > 16 ? { text, title: text } : { text }
    }),
  }
  cache.set(values, made)
  return made
}

function widthOf(name: string, type: string): number {
  if (numbers.test(type)) return 110
  if (type === 'jsonb' || /company|operator|licensee|address1|email|schedule|website|ages/.test(name))
    return 230
  return name.length > 14 ? 170 : 130
}
