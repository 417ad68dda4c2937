import { createStore } from 'zustand/vanilla'
import type {
  BaselineChange,
  CheckBoard,
  CheckHistory,
  RunbookChange,
  SnoozeChange,
  ThresholdChange,
  ThresholdTrial,
} from '../../shared/window/checks.ts'
import { ask, type Bridge, type PlainError, type Result } from '../app/bridge.ts'
import { type Loadable, loading, readyValue, settled } from '../components/loadable.ts'

/** The check whose history is shown, and the run that is pointed at. */
interface ChosenCheck {
  readonly check: string
  readonly runId: number | null
}

/** What a person is about to decide of a check. */
export type CheckDialog =
  | {
      readonly kind: 'thresholds' | 'snooze' | 'runbook'
      readonly check: string
      readonly source: string | null
    }
  | {
      readonly kind: 'baseline'
      readonly runId: number
      readonly source: string | null
      readonly choice: BaselineChange['choice']
    }

interface ChecksState {
  readonly board: Loadable<CheckBoard>
  /** Null: all sources together. */
  readonly source: string | null
  /** Only the checks that did not pass in the newest run. */
  readonly onlyOpen: boolean
  readonly chosen: ChosenCheck | null
  readonly history: Loadable<CheckHistory>
  readonly dialog: CheckDialog | null
  readonly saving: boolean
  /** Why what the dialog asked for was refused. */
  readonly saveError: PlainError | null
  /** The run whose checks run again. */
  readonly again: number | null
  load(): Promise<void>
  forget(): void
  setSource(source: string | null): void
  setOnlyOpen(onlyOpen: boolean): void
  choose(check: string, runId?: number | null): void
  close(): void
  loadHistory(): Promise<void>
  ask(dialog: CheckDialog): void
  closeDialog(): void
  setThreshold(change: ThresholdChange): Promise<boolean>
  /** Null where they can't be tried. */
  tryThresholds(wanted: Omit<ThresholdChange, 'why'>): Promise<ThresholdTrial | null>
  snooze(change: SnoozeChange): Promise<boolean>
  setRunbook(change: RunbookChange): Promise<boolean>
  setBaseline(change: BaselineChange): Promise<boolean>
  /** Runs the checks of a run once more, with the thresholds as they are now. */
  runAgain(runId: number): Promise<boolean>
}

interface Speaking {
  readonly complain: (error: PlainError) => void
  readonly say: (text: string) => void
}

export function createChecksStore(bridge: Pick<Bridge, 'checks'>, { complain, say }: Speaking) {
  return createStore<ChecksState>()((set, get) => {
    /** The answer of a decision: the dialog stays with the error, or goes and what it changed is read anew. */
    async function decide(call: () => Promise<Result<undefined>>, done: string): Promise<boolean> {
      if (get().saving) return false
      set({ saving: true, saveError: null })
      const result = await ask(call())
      set({ saving: false })
      if (!result.ok) {
        set({ saveError: result.error })
        return false
      }
      set({ dialog: null })
      say(done)
      await Promise.all([get().load(), get().loadHistory()])
      return true
    }
    const titleOf = (check: string) =>
      readyValue(get().board)?.checks.find(({ name }) => name === check)?.title ?? check

    return {
      board: loading,
      source: null,
      onlyOpen: false,
      chosen: null,
      history: loading,
      dialog: null,
      saving: false,
      saveError: null,
      again: null,
      async load() {
        set({ board: settled(await ask(bridge.checks.board())) })
      },
      forget: () =>
        set({ board: loading, source: null, onlyOpen: false, chosen: null, history: loading, dialog: null }),
      setSource(source) {
        if (source === get().source) return
        set({ source, history: loading })
        void get().loadHistory()
      },
      setOnlyOpen: (onlyOpen) => set({ onlyOpen }),
      choose(check, runId = null) {
        const before = get().chosen
        set({ chosen: { check, runId } })
        if (before?.check === check) return
        set({ history: loading })
        void get().loadHistory()
      },
      close: () => set({ chosen: null }),
      async loadHistory() {
        const { chosen, source } = get()
        if (chosen === null) return
        const card = readyValue(get().board)?.checks.find(({ name }) => name === chosen.check)
        const of = card?.of === 'run' ? null : source
        const history = settled(await ask(bridge.checks.history({ check: chosen.check, source: of })))
        const now = get()
        if (now.chosen?.check === chosen.check && now.source === source) set({ history })
      },
      ask: (dialog) => set({ dialog, saveError: null }),
      closeDialog: () => set({ dialog: null, saveError: null }),
      setThreshold: (change) =>
        decide(
          () => bridge.checks.set(change),
          `Thresholds of “${titleOf(change.check)}” are changed. Results change when the checks run again.`,
        ),
      async tryThresholds(wanted) {
        const result = await ask(bridge.checks.try(wanted))
        return result.ok ? result.value : null
      },
      snooze: (change) =>
        decide(
          () => bridge.checks.snooze(change),
          `“${titleOf(change.check)}” is ${change.until === null ? 'awake again' : 'snoozed'}.`,
        ),
      setRunbook: (change) =>
        decide(
          () => bridge.checks.runbook(change),
          change.address === null
            ? `Alerts of “${titleOf(change.check)}” name no address any more.`
            : `Alerts of “${titleOf(change.check)}” name that address from now on.`,
        ),
      setBaseline: (change) =>
        decide(() => bridge.checks.accept(change), `Run ${change.runId} ${baselineDone[change.choice]}.`),
      async runAgain(runId) {
        if (get().again !== null) return false
        set({ again: runId })
        const result = await ask(bridge.checks.again({ runId }))
        set({ again: null })
        if (!result.ok) {
          complain(result.error)
          return false
        }
        say(`The checks of run ${runId} have run again.`)
        await Promise.all([get().load(), get().loadHistory()])
        return true
      },
    }
  })
}

const baselineDone: Record<BaselineChange['choice'], string> = {
  accept: 'is accepted as the new normal',
  exclude: 'is no example of what is usual any more',
  default: 'counts as the program decides',
}
