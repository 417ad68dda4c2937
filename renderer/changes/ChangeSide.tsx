import { Button } from '@mantine/core'
import { IconEqualNot, IconMinus, IconPlus, IconRoute } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { ChangeRow, ChangesView } from '../../shared/window/changes.ts'
import type { ChangeKind } from '../../shared/window/kinds.ts'
import { useStores } from '../app/useStores.ts'
import { EditList } from '../components/EditList.tsx'
import { Message } from '../components/messages/Message.tsx'
import type { Tone } from '../components/messages/ToneIcon.tsx'
import { Pill } from '../components/Pill.tsx'
import { cellText } from '../text/display.ts'
import { formatCount, formatDay } from '../text/format.ts'
import { changedFieldLabel, changedValue, kindWords, tableWords } from './changesText.ts'

/** The chosen change: whose it is, and every field before and after. */
export function ChangeSide({ view }: { readonly view: ChangesView }) {
  const { changes, traceText } = useStores()
  const active = useStore(changes, (state) => state.active)
  useStore(changes, (state) => state.rowsVersion)
  const row = changes.getState().row(active.row)
  if (row === undefined) return <aside className="change-side" aria-label="The chosen change" />
  return (
    <aside className="change-side" aria-label="The chosen change">
      <section className="box change-box" aria-live="polite">
        <KindPill kind={row.kind}>
          {kindWords[row.kind]} {tableWords[row.table][0]}
        </KindPill>
        <p className="change-name data">{cellText(row.company)}</p>
        <p className="mute">
          <span className="mono data">{cellText(row.licenseNumber)}</span> · {row.source}, {row.issuingState}
        </p>
        {row.kind === 'changed' ? <Fields row={row} /> : <p>{absence(row.kind, view)}</p>}
        {row.rejected !== null && (
          <Message tone="warn" title="Its record was rejected this time">
            {row.rejected.file}, line {formatCount(row.rejected.line)}: {row.rejected.reason}
          </Message>
        )}
        <EditList edits={row.edits} />
      </section>
      <Button
        leftSection={<IconRoute size={15} aria-hidden />}
        onClick={() => traceText(row.licenseNumber, view.run.runId)}
      >
        <span className="change-trace">Trace {cellText(row.licenseNumber)}</span>
      </Button>
    </aside>
  )
}

const looks: Record<ChangeKind, readonly [Tone, typeof IconPlus]> = {
  added: ['ok', IconPlus],
  gone: ['bad', IconMinus],
  changed: ['info', IconEqualNot],
}

function KindPill({ kind, children }: { readonly kind: ChangeKind; readonly children: ReactNode }) {
  const [tone, Icon] = looks[kind]
  return (
    <Pill tone={tone} icon={<Icon size={13} stroke={2.4} aria-hidden />}>
      {children}
    </Pill>
  )
}

function absence(kind: ChangeKind, { run, before }: ChangesView): string {
  const other = before === null ? '' : `run ${before.runId} of ${formatDay(before.date)}`
  const own = `run ${run.runId} of ${formatDay(run.date)}`
  return kind === 'added' ? `In ${own}, not in ${other}.` : `In ${other}, not in ${own}.`
}

function Fields({ row }: { readonly row: ChangeRow }) {
  return (
    <table className="change-fields">
      <thead>
        <tr>
          <th scope="col">Before</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      {row.fields.map(({ field, before, after }) => (
        <tbody key={field}>
          <tr>
            <th scope="rowgroup" colSpan={2} title={field}>
              {changedFieldLabel(field)}
            </th>
          </tr>
          <tr>
            <td className={before === null ? 'mute' : 'data'}>{changedValue(before)}</td>
            <td className={after === null ? 'mute' : 'data'}>{changedValue(after)}</td>
          </tr>
        </tbody>
      ))}
    </table>
  )
}
