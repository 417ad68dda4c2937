import type { CheckView } from '../../../shared/window/runs.ts'
import { TableBox } from '../../components/TableBox.tsx'
import { cellText } from '../../text/display.ts'
import { counted } from '../../text/format.ts'

/** The rows that a check found, at most 20 of them. */
export function OffendingRows({ check }: { readonly check: CheckView }) {
  const columns = Object.keys(check.rows[0] ?? {})
  const of = check.source === null ? '' : `, ${check.source}`
  const headingOf = (title: string) => ({
    title,
    className: typeof check.rows[0]?.[title] === 'number' ? 'mono number' : 'mono',
  })
  return (
    <>
      {check.offending > check.rows.length && (
        <p className="mute">
          {check.rows.length} of {counted(check.offending, 'row')}:
        </p>
      )}
      <TableBox label={`Rows found by: ${check.title}${of}`} headings={columns.map(headingOf)}>
        {check.rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no key of their own and never move
          <tr key={index}>
            {columns.map((column) => (
              <td key={column} className={typeof row[column] === 'number' ? 'number' : 'data'}>
                {shown(row[column])}
              </td>
            ))}
          </tr>
        ))}
      </TableBox>
    </>
  )
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'number') return numberText(value)
  return cellText(typeof value === 'object' ? JSON.stringify(value) : String(value))
}

/** A whole number may be an id, which is never grouped; others keep four digits that count. */
function numberText(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)))
}
