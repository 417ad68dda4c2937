import { Select } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useStore } from 'zustand'
import type { MappingRow, MappingTable } from '../../../shared/window/files.ts'
import { Pill } from '../../components/Pill.tsx'
import { cellText } from '../../text/display.ts'
import { formatMoment } from '../../text/format.ts'
import { useStores } from '../../useStores.ts'

/** Not a header of any file: headers hold no control characters at their start. */
const takeBack = '\u0000as the source says'

export function MappingRows({ table }: { readonly table: MappingTable }) {
  const { mapping } = useStores()
  const filter = useStore(mapping, (state) => state.filter)
  const rows =
    filter === 'all'
      ? table.rows
      : filter === 'problems'
        ? table.rows.filter((row) => row.status === 'missing')
        : []
  const unmapped = filter === 'problems' ? [] : table.unmapped
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
          {rows.map((row) => (
            <tr key={row.column}>
              <td>
                <ColumnChoice row={row} table={table} />
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
          ))}
          {unmapped.map((column) => (
            <tr key={column.fileColumn}>
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

function ColumnChoice({ row, table }: { readonly row: MappingRow; readonly table: MappingTable }) {
  const { mapping } = useStores()
  const columns = [...new Set(table.fileColumns)].map((name) => ({ value: name, label: cellText(name) }))
  const data =
    row.status === 'changed' ? [...columns, { value: takeBack, label: `Take back (${row.column})` }] : columns
  return (
    <Select
      w={180}
      size="xs"
      searchable
      aria-label={`File column for ${row.column}`}
      placeholder="No column"
      data={data}
      value={row.fileColumn}
      onChange={(value) => {
        if (value === null) return
        void mapping.getState().choose(table.source.id, row.column, value === takeBack ? null : value)
      }}
    />
  )
}

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
      <span className="mono">{targets.join(', ')}</span>
    </span>
  )
}

function Status({ row }: { readonly row: MappingRow }) {
  if (row.status === 'missing') {
    return (
      <Pill tone={row.required ? 'bad' : 'warn'}>
        {row.required ? 'Required, missing' : 'Missing, stays empty'}
      </Pill>
    )
  }
  if (row.status === 'changed' && row.changedBy !== null) {
    return (
      <Pill tone="info">
        Chosen by {row.changedBy.who}, {formatMoment(row.changedBy.at)}
      </Pill>
    )
  }
  return <Pill tone="ok">{row.required ? 'Mapped, required' : 'Mapped'}</Pill>
}
