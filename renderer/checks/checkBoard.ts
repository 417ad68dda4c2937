import type {
  CheckBoard,
  CheckCard,
  CheckCell,
  CheckState,
  ThresholdView,
} from '../../shared/window/checks.ts'
import { type CheckFamily, checkFamilies } from '../../shared/window/kinds.ts'
import type { SnoozeView } from '../../shared/window/snooze.ts'
import { weightOf } from './checksText.ts'

export type BoardRun = CheckBoard['runs'][number]

/** How a check went in a run: its worst result over the sources that are shown; null where it has none. */
export interface Square {
  readonly runId: number
  readonly worst: CheckCell | null
  /** Its other results, of the other sources. */
  readonly cells: readonly CheckCell[]
}

export interface BoardRow {
  readonly card: CheckCard
  readonly squares: readonly Square[]
}

export interface BoardGroup {
  readonly family: CheckFamily
  readonly rows: readonly BoardRow[]
}

/** The result that counts most: failed before broken before what wants a look; snoozed ones behind those. */
function worstOf(cells: readonly CheckCell[]): CheckCell | null {
  return cells.reduce<CheckCell | null>(
    (worst, cell) =>
      worst === null || weightOf(cell.state, cell.snoozed) > weightOf(worst.state, worst.snoozed)
        ? cell
        : worst,
    null,
  )
}

/** The runs that hold the source; all of them where none is chosen. */
export function runsOf({ runs }: CheckBoard, source: string | null): readonly BoardRun[] {
  return source === null ? runs : runs.filter((run) => run.sources.includes(source))
}

/**
 * The board as a grid: checks by family, a square a run. Of one source, the results that are of it or of the run as a
 * whole. `onlyOpen` leaves the checks that did not pass in the newest run.
 */
export function boardGroups(board: CheckBoard, source: string | null, onlyOpen: boolean): BoardGroup[] {
  const cells = cellsByPlace(board, source)
  const runs = runsOf(board, source)
  const rows = board.checks.map((card) => ({
    card,
    squares: runs.map(({ runId }) => {
      const found = cells.get(place(card.name, runId)) ?? []
      return { runId, worst: worstOf(found), cells: found }
    }),
  }))
  const shown = onlyOpen ? rows.filter((row) => wantsLook(row.squares.at(-1)?.worst ?? null)) : rows
  return checkFamilies
    .map((family) => ({ family, rows: shown.filter((row) => row.card.family === family) }))
    .filter(({ rows: ofFamily }) => ofFamily.length > 0)
}

const place = (check: string, runId: number) => `${check} ${runId}`

function cellsByPlace(board: CheckBoard, source: string | null): Map<string, CheckCell[]> {
  const found = new Map<string, CheckCell[]>()
  for (const cell of board.cells) {
    if (source !== null && cell.source !== null && cell.source !== source) continue
    const key = place(cell.check, cell.runId)
    const known = found.get(key)
    if (known === undefined) found.set(key, [cell])
    else known.push(cell)
  }
  return found
}

/** What failed, broke or wants a look, and is neither snoozed nor as last time. */
function wantsLook(cell: CheckCell | null): boolean {
  return cell !== null && !cell.snoozed && !cell.known && isOpen(cell.state)
}

function isOpen(state: CheckState): boolean {
  return state === 'failed' || state === 'error' || state === 'warned'
}

/** The thresholds that hold for a source: its own, else those for every source, else the check's defaults. */
export function thresholdOf(card: CheckCard, source: string | null): ThresholdView {
  const find = (wanted: string | null) => card.thresholds.find((threshold) => threshold.source === wanted)
  return find(source) ?? find(null) ?? { source: null, ...card.defaults, changed: null }
}

/** The snooze that holds for a source, its own or that of every source. `today` is `YYYY-MM-DD`. */
export function snoozeOf(
  card: CheckCard,
  source: string | null,
  today: string,
): (SnoozeView & { readonly source: string | null }) | null {
  const holds = card.snoozes.filter(({ until }) => until >= today)
  return (
    holds.find((snooze) => snooze.source === source) ?? holds.find(({ source: of }) => of === null) ?? null
  )
}

/** Sources of which the board knows results, as choices. */
export function sourceTitle(board: CheckBoard, source: string | null): string {
  if (source === null) return 'All sources'
  return board.sources.find(({ id }) => id === source)?.title ?? source
}
