import { IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { CheckView } from '../../../shared/window/runs.ts'
import { cellText } from '../../text/display.ts'
import { bySeverity, checkWord } from '../../text/status.ts'
import { Pill } from '../Pill.tsx'

interface CheckListProps {
  readonly title: string
  readonly checks: readonly CheckView[]
}

/** What failed comes first; each check opens to its sentence, the rows it found and its query. */
export function CheckList({ title, checks }: CheckListProps) {
  return (
    <section className="box" aria-label="Checks">
      <h2>{title}</h2>
      {checks.length === 0 && <p className="mute">No check has looked at this run.</p>}
      <ul className="check-list">
        {bySeverity(checks).map((check) => (
          <CheckRow key={check.name} check={check} />
        ))}
      </ul>
    </section>
  )
}

function CheckRow({ check }: { readonly check: CheckView }) {
  const [open, setOpen] = useState(false)
  const { tone, word } = checkWord(check)
  return (
    <li>
      <button type="button" className="check-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <IconChevronRight size={14} className={open ? 'turned' : ''} aria-hidden />
        <span className="check-word">
          <Pill tone={tone}>{word}</Pill>
        </span>
        <span className="check-title">{check.title}</span>
        <span className="mute">
          {check.observed}
          {check.status !== 'passed' && check.expected !== '' && `; ${check.expected}`}
        </span>
      </button>
      {open && <CheckBody check={check} />}
    </li>
  )
}

function CheckBody({ check }: { readonly check: CheckView }) {
  return (
    <div className="check-body">
      <p>
        {check.protects}. Limit: {check.expected}. Found: {check.observed}.
      </p>
      {check.rows.length > 0 && <Rows check={check} />}
      <details>
        <summary>Query, {check.durationMs} ms</summary>
        <pre className="query">{check.query}</pre>
      </details>
    </div>
  )
}

function Rows({ check }: { readonly check: CheckView }): ReactNode {
  const columns = Object.keys(check.rows[0] ?? {})
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section className="table-box" aria-label={`Rows found by: ${check.title}`} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className="mono">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {check.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no key of their own and never move
            <tr key={index}>
              {columns.map((column) => (
                <td key={column} className="data">
                  {shown(row[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '–'
  return cellText(typeof value === 'object' ? JSON.stringify(value) : String(value))
}
