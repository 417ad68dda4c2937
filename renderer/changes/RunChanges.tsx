import './changes.css'
import { IconArrowsDiff } from '@tabler/icons-react'
import { useCallback, useEffect } from 'react'
import { useStore } from 'zustand'
import type { ChangeRow, ChangesView } from '../../shared/window/changes.ts'
import type { RunSummary } from '../../shared/window/runs.ts'
import { useStores } from '../app/useStores.ts'
import type { GridColumn, GridContent } from '../components/grid/content.ts'
import { Grid } from '../components/grid/Grid.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { loading, paged } from '../components/loadable.ts'
import { Empty } from '../components/messages/Empty.tsx'
import { cellText } from '../text/display.ts'
import { counted, formatCount } from '../text/format.ts'
import { ChangeSide } from './ChangeSide.tsx'
import { ChangesBar } from './ChangesBar.tsx'
import { isNarrow } from './changesStore.ts'
import { changeText, kindSigns, kindWords, tableWords } from './changesText.ts'

/** Every facility and license that was added, is gone or changed between the run and another one. */
export function RunChanges({ run }: { readonly run: RunSummary }) {
  const { changes } = useStores()
  const { runId, schema } = run
  const view = useStore(changes, (state) => (state.runId === runId ? state.view : loading))
  useEffect(() => {
    if (schema !== null) void changes.getState().look(runId)
  }, [runId, schema, changes])
  if (schema === null) {
    return (
      <Empty icon={<IconArrowsDiff size={34} stroke={1.4} aria-hidden />} title="Nothing to compare">
        The rows of this run are gone. What it was stays known.
      </Empty>
    )
  }
  return (
    <div className="fill">
      <ChangesBar run={run} />
      <Loaded of={view} waiting="Comparing the two runs …" retry={() => void changes.getState().again()}>
        {(value) =>
          value.before === null ? (
            <Empty
              icon={<IconArrowsDiff size={34} stroke={1.4} aria-hidden />}
              title="No run was published before this one"
            >
              Choose another run above to compare it with.
            </Empty>
          ) : (
            <List view={value} />
          )
        }
      </Loaded>
    </div>
  )
}

function List({ view }: { readonly view: ChangesView }) {
  const { changes } = useStores()
  const total = useStore(changes, (state) => state.total)
  const error = useStore(changes, (state) => state.error)
  return (
    <Loaded
      of={paged(error, total)}
      waiting="Reading the changes …"
      retry={() => void changes.getState().again()}
    >
      {(found) => (
        <>
          <div className="changes-list">
            <Rows total={found} />
            <ChangeSide view={view} />
          </div>
          <Found total={found} />
        </>
      )}
    </Loaded>
  )
}

function Found({ total }: { readonly total: number }) {
  const { changes } = useStores()
  const narrow = useStore(changes, (state) => isNarrow(state.filter))
  return (
    <p className="mute" role="status">
      {counted(total, 'change')}
      {narrow && (total === 1 ? ' fits the filter' : ' fit the filter')}
    </p>
  )
}

const columns: readonly GridColumn[] = [
  { key: 'kind', label: 'Kind', width: 102 },
  { key: 'table', label: 'Table', width: 74 },
  { key: 'license', label: 'License', width: 104, mono: true, leading: true },
  { key: 'company', label: 'Company', width: 178 },
  { key: 'fields', label: 'What changed', width: 216 },
]

function Rows({ total }: { readonly total: number }) {
  const { changes } = useStores()
  const { filter, rowsVersion, active } = useStore(changes)
  const onRange = useCallback(
    (first: number, last: number) => changes.getState().ensure(first, last),
    [changes],
  )
  return (
    <Grid
      label="Changes"
      headLabel="Row"
      order={JSON.stringify(filter)}
      columns={columns}
      rowCount={total}
      version={rowsVersion}
      active={active}
      onActive={(cell) => changes.getState().setActive(cell)}
      onRange={onRange}
      content={(row) => contentOf(changes.getState().row(row), row, filter.field)}
      empty={
        <Empty
          icon={<IconArrowsDiff size={34} stroke={1.4} aria-hidden />}
          title={isNarrow(filter) ? 'No change fits the filter' : 'Nothing changed'}
        >
          {isNarrow(filter)
            ? 'Take a part of the filter back to see more.'
            : 'Both runs hold the same facilities and licenses, with the same values.'}
        </Empty>
      }
    />
  )
}

interface Drawn {
  readonly content: GridContent
  readonly field: string | null
}

const cache = new WeakMap<ChangeRow, Drawn>()

/** The field that is asked for stands before the others. */
function contentOf(row: ChangeRow | undefined, index: number, field: string | null): GridContent | null {
  if (row === undefined) return null
  const head = formatCount(index + 1)
  const known = cache.get(row)
  if (known?.content.head === head && known.field === field) return known.content
  const wanted = row.fields.filter((change) => change.field === field)
  const others = row.fields.filter((change) => change.field !== field)
  const what = [...wanted, ...others].map(changeText).join('; ')
  const content: GridContent = {
    head,
    cells: [
      { text: `${kindSigns[row.kind]} ${kindWords[row.kind]}`, look: `change-${row.kind}` },
      { text: sentenceCase(tableWords[row.table][0]) },
      { text: cellText(row.licenseNumber) },
      { text: cellText(row.company), title: cellText(row.company) },
      what === '' ? { text: null } : { text: what, title: what },
    ],
  }
  cache.set(row, { content, field })
  return content
}

function sentenceCase(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
