import { IconArrowRight } from '@tabler/icons-react'
import { Fragment, memo, useMemo } from 'react'
import { useStore } from 'zustand'
import type { MappingRow, MappingTable } from '../../shared/window/files.ts'
import { useStores } from '../app/useStores.ts'
import { Pill } from '../components/Pill.tsx'
import { useGradually } from '../load/useGradually.ts'
import { cellText } from '../text/display.ts'
import { formatMoment } from '../text/format.ts'
import { ColumnChoice } from './ColumnChoice.tsx'
import type { MappingFilter } from './mappingStore.ts'

/** Not a header of any file: headers hold no control characters at their start. */
const takeBack = '\u0000as the source says'
/** Rows that are drawn with one frame: a window shows some 15. */
const atOnce = 8

export function MappingRows({ table }: { readonly table: MappingTable }) {
  const { mapping } = useStores()
  const filter = useStore(mapping, (state) => state.filter)
  const rows = rowsOf(table, filter)
  const unmapped = filter === 'problems' ? [] : table.unmapped
  const drawn = useGradually(rows.length + unmapped.length, atOnce)
  const options = useMemo(
    () => [...new Set(table.fileColumns)].map((name) => ({ value: name, label: cellText(name) })),
    [table.fileColumns],
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section className="table-box" aria-label={`Columns of ${table.source.title}`} tabIndex={0}>
      <table className="table mapping-table">
        <thead>
          <tr>
            <th scope="col">File column</th>
            <th scope="col">Sample values</th>
            <th scope="col">Becomes</th>
            <th scope="col">Rule</th>
            <th scope="col">Status</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, drawn).map((row) => (
            <Mapped key={row.column} row={row} source={table.source.id} options={options} />
          ))}
          {unmapped.slice(0, Math.max(0, drawn - rows.length)).map((column) => (
            <Unmapped key={column.fileColumn} column={column} />
          ))}
          {rows.length + unmapped.length === 0 && (
            <tr>
              <td colSpan={5} className="mute">
                {filter === 'problems' ? 'No column is missing.' : 'Every column of the file has a rule.'}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  )
}

function rowsOf({ rows }: MappingTable, filter: MappingFilter): readonly MappingRow[] {
  if (filter === 'all') return rows
  return filter === 'problems' ? rows.filter((row) => row.status === 'missing') : []
}

interface MappedProps {
  readonly row: MappingRow
  readonly source: string
  /** The columns of the file. */
  readonly options: { readonly value: string; readonly label: string }[]
}

const Mapped = memo(function Mapped({ row, source, options }: MappedProps) {
  const { draft, mapping } = useStores()
  const isOfThen = useStore(draft, (state) => state.readBy === 'then')
  return (
    <tr>
      <td>
        <ColumnChoice
          isFixed={isOfThen}
          label={`File column for ${row.column}`}
          options={
            row.status === 'changed'
              ? [...options, { value: takeBack, label: `Take back (${row.column})` }]
              : options
          }
          value={row.fileColumn}
          onChoose={(value) =>
            void mapping.getState().choose(source, row.column, value === takeBack ? null : value)
          }
        />
        {row.status !== 'mapped' && <div className="mute data usual-column">usually {row.column}</div>}
      </td>
      <td>
        <Samples values={row.samples} />
      </td>
      <td>
        <Targets targets={row.targets} />
      </td>
      <td className="mute">{row.rule}</td>
      <td className="tight">
        <Status row={row} />
      </td>
    </tr>
  )
})

const Unmapped = memo(function Unmapped({ column }: { readonly column: MappingTable['unmapped'][number] }) {
  return (
    <tr>
      <td className="data">{column.fileColumn}</td>
      <td>
        <Samples values={column.samples} />
      </td>
      <td>
        <Targets targets={[`attributes.${column.attribute}`]} />
      </td>
      <td className="mute">kept as text; no rule names this column</td>
      <td className="tight">
        <Pill tone="idle">Unmapped, kept</Pill>
      </td>
    </tr>
  )
})

function Samples({ values }: { readonly values: readonly string[] }) {
  if (values.length === 0) return <span className="mute">–</span>
  return (
    <ul className="samples">
      {values.map((value) => (
        <li key={value} title={cellText(value)} className="data">
          {cellText(value)}
        </li>
      ))}
    </ul>
  )
}

function Targets({ targets }: { readonly targets: readonly string[] }) {
  return (
    <span className="targets">
      <IconArrowRight size={13} aria-label="becomes" />
      <span className="mono">
        {targets.map((target, index) => (
          <Fragment key={target}>
            {index > 0 && ', '}
            <span className="target">{breakable(target)}</span>
          </Fragment>
        ))}
      </span>
    </span>
  )
}

/** A name that is longer than its line breaks after an underscore. */
function breakable(name: string) {
  return name.split(/(?<=_)/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts never change places, and two may be the same
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ))
}

function Status({ row }: { readonly row: MappingRow }) {
  if (row.status === 'missing') {
    return (
      <Pill tone={row.required ? 'bad' : 'warn'}>
        {row.required ? 'Required, missing' : 'Missing, stays empty'}
      </Pill>
    )
  }
  if (row.status === 'changed') {
    const by = row.changedBy
    return (
      <Pill tone="info">
        {by === null ? 'Chosen in the file of the source' : `Chosen by ${by.who}, ${formatMoment(by.at)}`}
      </Pill>
    )
  }
  return <Pill tone="ok">{row.required ? 'Mapped, required' : 'Mapped'}</Pill>
}
