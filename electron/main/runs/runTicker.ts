import type { Engine } from '../../engine/engine.ts'
import { type RunWatch, watchRuns } from '../../engine/runs/watchRuns.ts'

interface RunTickerParts {
  /** The engine, if it is open just now. */
  readonly engine: () => Promise<Engine | null>
  readonly isShown: () => boolean
  readonly onChange: (runIds: readonly number[]) => void
}

/** Looks once a second, while the window is seen, whether runs changed: also those of the command line appear. */
interface RunTicker {
  /** Looks at once, after a change of this window. */
  look(): Promise<void>
  stop(): void
}

const interval = 1000

export function startRunTicker({ engine, isShown, onChange }: RunTickerParts): RunTicker {
  let watched: { engine: Engine; watch: RunWatch } | null = null
  let looking: Promise<void> | null = null

  async function lookNow(): Promise<void> {
    const open = await engine()
    if (open === null) return
    const watch = watched?.engine === open ? watched.watch : watchRuns(open.client)
    const runIds = await watch.look()
    // what happened between the page's first look and this one neither of them has seen
    const isFirst = watched?.watch !== watch
    watched = { engine: open, watch }
    if (isFirst || runIds.length > 0) onChange(runIds)
  }

  const look = (): Promise<void> => {
    looking ??= lookNow()
      .catch(() => undefined) // a lost connection is told by the database itself
      .finally(() => {
        looking = null
      })
    return looking
  }

  const timer = setInterval(() => {
    if (isShown()) void look()
  }, interval)
  return { look, stop: () => clearInterval(timer) }
}
