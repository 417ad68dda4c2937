import { Fragment, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useStores } from '../app/useStores.ts'
import { type Cell, moveBy } from '../components/grid/keys.ts'
import type { BoardGroup, BoardRun } from './checkBoard.ts'
import { familyTitles } from './checksText.ts'
import { StateHead } from './StateHead.tsx'
import { StateRow } from './StateRow.tsx'
import { useTip } from './useTip.tsx'

interface StateGridProps {
  readonly groups: readonly BoardGroup[]
  readonly runs: readonly BoardRun[]
  readonly source: string | null
}

/** Rows that Page Up and Page Down leave behind. */
const page = 10

/** Checks by family, a square a run. Arrow keys move, Enter opens the check at that run. */
export function StateGrid({ groups, runs, source }: StateGridProps) {
  const { checks } = useStores()
  const chosen = useStore(checks, (state) => state.chosen)
  const rows = useMemo(() => groups.flatMap((group) => group.rows), [groups])
  const [active, setActive] = useState<Cell>({ row: 0, column: -1 })
  const table = useRef<HTMLTableElement>(null)
  const { show, hide, tip } = useTip()
  const current = {
    row: Math.min(active.row, rows.length - 1),
    column: Math.min(active.column, runs.length - 1),
  }
  useRowInSight(table, chosen?.check ?? null)
  useNewestInSight(table, runs.length)

  const cellOf = (target: EventTarget): HTMLElement | null =>
    target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
  const placeOf = (cell: HTMLElement): Cell => ({
    row: Number(cell.dataset.row),
    column: Number(cell.dataset.column),
  })
  const open = ({ row, column }: Cell) => {
    const check = rows[row]?.card.name
    if (check !== undefined) checks.getState().choose(check, runs[column]?.runId ?? null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      return open(current)
    }
    const to = moveBy(event.key, event.ctrlKey, current, { rows: rows.length, columns: runs.length, page })
    if (to === null) return
    event.preventDefault()
    setActive(to)
    table.current?.querySelector<HTMLElement>(`[data-row="${to.row}"][data-column="${to.column}"]`)?.focus()
  }
  const tipFor = (target: EventTarget) => {
    const cell = cellOf(target)
    if (cell === null || cell.dataset.column === '-1') return hide()
    show(cell, cell.textContent ?? '')
  }
  let place = -1
  return (
    <div className="state-box">
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells take the keys is a grid
        role="grid"
        className="states"
        aria-label="Checks by run"
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const cell = cellOf(event.target)
          if (cell === null) return
          setActive(placeOf(cell))
          open(placeOf(cell))
        }}
        onMouseOver={(event) => tipFor(event.target)}
        onMouseLeave={hide}
        onFocus={(event) => {
          const cell = cellOf(event.target)
          if (cell !== null) setActive(placeOf(cell))
          if (event.target.matches(':focus-visible')) tipFor(event.target)
        }}
        onBlur={hide}
      >
        <StateHead runs={runs} chosenRun={chosen?.runId ?? null} />
        <tbody>
          {groups.map((group) => (
            <Fragment key={group.family}>
              <tr className="state-family">
                <th scope="rowgroup" colSpan={runs.length + 2}>
                  {familyTitles[group.family]}
                </th>
              </tr>
              {group.rows.map((row) => {
                place += 1
                return (
                  <StateRow
                    key={row.card.name}
                    {...{ row, runs, source, place }}
                    activeColumn={current.row === place ? current.column : null}
                    chosenRun={chosen?.check === row.card.name ? chosen.runId : undefined}
                  />
                )
              })}
            </Fragment>
          ))}
        </tbody>
      </table>
      {tip}
    </div>
  )
}

/** The check that is chosen elsewhere is scrolled to, once the detail has taken its place below. */
function useRowInSight(table: { readonly current: HTMLTableElement | null }, check: string | null) {
  useEffect(() => {
    if (check === null) return
    table.current?.querySelector('tr[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [check, table])
}

/** Where the runs are wider than the window, the newest are seen first. */
function useNewestInSight(table: { readonly current: HTMLTableElement | null }, runs: number) {
  useEffect(() => {
    const box = table.current?.parentElement
    if (runs > 0 && box) box.scrollLeft = box.scrollWidth
  }, [runs, table])
}
