import { createStore } from 'zustand/vanilla'
import { today } from '../../shared/runDate.ts'
import type { KeptDraft, ResumedDraft } from '../../shared/window/draft.ts'
import type { ChosenFile, FileCard, FileChoice, RecentFiles } from '../../shared/window/files.ts'
import { mostFiles } from '../../shared/window/limits.ts'
import type { RunSummary } from '../../shared/window/runs.ts'
import type { WorkbookSheets } from '../../shared/workbook.ts'
import { ask, type Bridge, type PlainError, type Result } from '../app/bridge.ts'
import { type Loadable, loading, ready, readyValue, settled } from '../components/loadable.ts'

export const steps = ['files', 'mapping', 'review', 'load', 'results'] as const
export type Step = (typeof steps)[number]

/** `then`: as the run that is loaded again was read. */
export type ReadBy = 'now' | 'then'

export interface DraftFile extends ChosenFile {
  readonly card: Loadable<FileCard>
  /** The source that a person chose by hand; null follows the recognition. */
  readonly source: string | null
  /** The sheet of a workbook that a person chose; null follows the program. */
  readonly sheet: string | null
  /** Of a workbook, from the last look at it: they stay while another of them is looked at. */
  readonly workbook: WorkbookSheets | null
}

interface DraftState {
  readonly step: Step
  /** The furthest step that can be gone to. */
  readonly reached: Step
  readonly date: string
  readonly files: readonly DraftFile[]
  readonly recent: RecentFiles | null
  /** The run that is loaded again; its files are asked for by name. */
  readonly rerunOf: RunSummary | null
  /** By which sources the files of a re-run are read: those of now, or those of the run that is loaded again. */
  readonly readBy: ReadBy
  /** What an earlier window held and did not load; null where there is nothing, or once it was decided on. */
  readonly kept: KeptDraft | null
  goTo(step: Step): void
  /** Goes one step on and lets it be gone to from now on. */
  advance(step: Step): void
  /** Goes to the results of a run that other files were made into: that lets no step of these files be gone to. */
  showResults(): void
  setDate(date: string): void
  choose(): Promise<void>
  drop(files: readonly File[]): Promise<void>
  addSamples(): Promise<void>
  add(files: readonly ChosenFile[]): Promise<void>
  remove(id: string): void
  /** The date stays: it was chosen for the files that come instead, too. */
  removeAll(): void
  setSource(id: string, source: string | null): void
  /** Another sheet is another table: its source is found anew. */
  setSheet(id: string, sheet: string): Promise<void>
  /** Replace or add was said otherwise: what Review counted is of the other. */
  setStale(): void
  /**
   * Looks at all files again, after the mapping of their columns changed. A file that was its source by a choice that
   * was taken back stays with it, as by hand: another column can be chosen for it.
   */
  inspectAgain(): Promise<void>
  /** Another database was chosen: which run loaded the same bytes is not known of it. */
  forgetLoaded(): void
  /** Asks the database that is open now about the files. */
  lookAgain(): Promise<void>
  rerun(run: RunSummary): void
  /** What was seen of the files is of other sources: they are looked at again. */
  setReadBy(readBy: ReadBy): Promise<void>
  startOver(): void
  /** Takes the files of a kept draft, and looks at them. */
  takeUp(resumed: ResumedDraft): Promise<void>
  forgetKept(): void
  /** Keeps the files; what was made of them is made anew. */
  backToFiles(): void
  load(): Promise<void>
}

export function createDraftStore(
  bridge: Pick<Bridge, 'files' | 'draft' | 'sources'>,
  complain: (error: PlainError) => void,
  now: () => string = today,
  /** All files are rejects of one run. */
  mends: (of: NonNullable<FileCard['rejectsOf']>) => void = () => undefined,
) {
  return createStore<DraftState>()((set, get) => {
    const change = (id: string, changed: (file: DraftFile) => Partial<DraftFile>) =>
      set({ files: get().files.map((file) => (file.id === id ? { ...file, ...changed(file) } : file)) })

    const inspect = async (id: string) => {
      const sheet = get().files.find((file) => file.id === id)?.sheet ?? null
      const card = settled(await ask(bridge.files.inspect({ id, sheet })))
      // what is told of a sheet that is no longer the chosen one is not for the card
      change(id, (file) => {
        if (file.sheet !== sheet) return {}
        return { card, workbook: card.state === 'ready' ? card.value.workbook : file.workbook }
      })
    }

    const addFrom = async (answer: Promise<Result<readonly ChosenFile[]>>) => {
      const result = await ask(answer)
      if (result.ok) await get().add(result.value)
      else complain(result.error)
    }

    // Whatever changes what will be loaded makes the later steps stale.
    const stale = { reached: 'files' } as const

    /** Only who loads a run again reads by its sources. */
    const readByNow = () => {
      if (get().readBy === 'now') return
      set({ readBy: 'now' })
      void ask(bridge.sources.readBy({ date: null })).then(() => get().lookAgain())
    }

    return {
      step: 'files',
      reached: 'files',
      date: now(),
      files: [],
      recent: null,
      rerunOf: null,
      readBy: 'now',
      kept: null,
      goTo(step) {
        if (steps.indexOf(step) <= steps.indexOf(get().reached)) set({ step })
      },
      advance(step) {
        const further = steps.indexOf(step) > steps.indexOf(get().reached)
        set({ step, ...(further && { reached: step }) })
      },
      showResults: () => set({ step: 'results' }),
      setDate(date) {
        const rerunOf = get().rerunOf?.date === date ? get().rerunOf : null
        set({ date, rerunOf, ...stale })
        if (rerunOf === null) readByNow()
      },
      choose: () => addFrom(bridge.files.choose()),
      // one by one: a folder among them keeps none of the others out
      async drop(files) {
        const results = await Promise.all(files.map((file) => ask(bridge.files.dropped([file]))))
        const added = get().add(results.flatMap((result) => (result.ok ? result.value : [])))
        for (const result of results) if (!result.ok) complain(result.error)
        await added
      },
      addSamples: () => addFrom(bridge.files.samples()),
      async add(files) {
        const known = new Set(get().files.map((file) => file.id))
        const added = files.filter((file) => !known.has(file.id))
        if (added.length === 0) return
        const drafts = added.map(({ id, name, bytes }) => ({
          ...{ id, name, bytes, card: loading },
          ...{ source: null, sheet: null, workbook: null },
        }))
        set({ files: [...get().files, ...drafts], step: 'files', ...stale })
        await Promise.all(added.map((file) => inspect(file.id)))
        const of = rejectsOf(get().files)
        if (of !== null) mends(of)
      },
      setStale: () => set(stale),
      remove: (id) => set({ files: get().files.filter((file) => file.id !== id), ...stale }),
      removeAll: () => set({ files: [], ...stale }),
      setSource: (id, source) =>
        set({ files: get().files.map((file) => (file.id === id ? { ...file, source } : file)), ...stale }),
      async setSheet(id, sheet) {
        change(id, ({ workbook }) => ({
          ...{ sheet, source: null, card: loading },
          workbook: workbook && { ...workbook, sheet },
        }))
        set(stale)
        await inspect(id)
      },
      async inspectAgain() {
        const before = get().files
        await Promise.all(before.map((file) => inspect(file.id)))
        const keptSource = (file: DraftFile) => {
          const known = before.find(({ id }) => id === file.id)
          return known === undefined || sourceOf(file) !== null ? file.source : sourceOf(known)
        }
        const files = get().files.map((file) => ({ ...file, source: keptSource(file) }))
        // what Review showed and counted is no longer what would be loaded
        set({ files, reached: 'mapping' })
      },
      forgetLoaded: () =>
        set({
          files: get().files.map(({ card, ...file }) => ({
            ...file,
            card: card.state === 'ready' ? ready({ ...card.value, alreadyLoaded: null }) : card,
          })),
        }),
      async lookAgain() {
        await Promise.all(get().files.map((file) => inspect(file.id)))
      },
      rerun(run) {
        set({ step: 'files', date: run.date, files: [], rerunOf: run, ...stale })
        readByNow()
      },
      async setReadBy(readBy) {
        const { rerunOf } = get()
        if (rerunOf === null || readBy === get().readBy) return
        const date = readBy === 'then' ? rerunOf.date : null
        const result = await ask(bridge.sources.readBy({ date }))
        if (!result.ok) return complain(result.error)
        set({ readBy, ...stale })
        await get().lookAgain()
      },
      startOver() {
        set({ step: 'files', files: [], date: now(), rerunOf: null, ...stale })
        readByNow()
      },
      backToFiles() {
        set({ step: 'files', rerunOf: null, ...stale })
        readByNow()
      },
      async takeUp({ date, files }) {
        const drafts = files.map((file) => ({ ...file, workbook: null, card: loading }))
        set({ files: drafts, date, step: 'files', kept: null, rerunOf: null, ...stale })
        readByNow()
        await Promise.all(files.map((file) => inspect(file.id)))
      },
      forgetKept: () => set({ kept: null }),
      async load() {
        // an earlier page of this window may have left it
        void ask(bridge.sources.readBy({ date: null }))
        const kept = await ask(bridge.draft.kept())
        if (kept.ok && get().files.length === 0) set({ kept: kept.value })
        const recent = await ask(bridge.files.recent())
        // No recent folder is no fault worth a message: the button and the drop remain.
        if (recent.ok) set({ recent: recent.value })
      },
    }
  })
}

/** The run whose rejects all files are; null where they are others. */
function rejectsOf(files: readonly DraftFile[]): FileCard['rejectsOf'] {
  const runs = files.map((file) => readyValue(file.card)?.rejectsOf ?? null)
  const [first = null] = runs
  return first !== null && runs.every((run) => run?.runId === first.runId) ? first : null
}

/** The source a file will be read as; null while none is known. */
export function sourceOf(file: DraftFile): string | null {
  const recognition = readyValue(file.card)?.recognition
  if (recognition === undefined || recognition.kind === 'unreadable') return null
  return file.source ?? (recognition.kind === 'recognised' ? recognition.source.id : null)
}

export function choicesOf(files: readonly DraftFile[]): FileChoice[] {
  return files.map(({ id, source, sheet }) => ({ id, source, sheet }))
}

/** Why the next step can't be gone to yet, as a sentence; null if it can. */
export function filesObstacle(files: readonly DraftFile[]): string | null {
  if (files.length === 0) return 'Choose at least one file.'
  if (files.length > mostFiles)
    return `At most ${mostFiles} files go into one load: remove ${files.length - mostFiles}, and add them to the date afterwards.`
  if (files.some((file) => file.card.state === 'loading')) return 'The files are being looked at.'
  const unready = files.find((file) => sourceOf(file) === null)
  if (unready !== undefined) {
    const isText = readyValue(unready.card)?.sha256 != null
    return isText
      ? `${unready.name} can’t be loaded as it stands: choose its source or remove it.`
      : canChooseSheet(unready)
        ? `${unready.name} can’t be read: choose another sheet or remove it.`
        : `${unready.name} can’t be read: remove it.`
  }
  const twin = files.find((file) => twinOf(files, file) !== null)
  if (twin === undefined) return null
  return `${twin.name} holds the same bytes as ${twinOf(files, twin)}: remove one of them.`
}

/** Whether there is another sheet to choose. */
export function canChooseSheet({ workbook }: Pick<DraftFile, 'workbook'>): boolean {
  return workbook !== null && workbook.sheets.length > 1
}

/** The name of a file before this one that holds the same bytes; a load takes them once. */
export function twinOf(files: readonly DraftFile[], file: DraftFile): string | null {
  const hash = readyValue(file.card)?.sha256
  if (hash == null) return null
  const first = files.find((other) => readyValue(other.card)?.sha256 === hash)
  return first === undefined || first.id === file.id ? null : first.name
}

/** Names of the earlier run's files that have not been chosen again. */
export function missingOfRerun({ files, rerunOf }: Pick<DraftState, 'files' | 'rerunOf'>): string[] {
  const names = new Set(files.map((file) => file.name))
  return (rerunOf?.files ?? []).filter((name) => !names.has(name))
}

/** Whether the files have come as far as to this step. */
export function hasReached({ reached }: Pick<DraftState, 'reached'>, step: Step): boolean {
  return steps.indexOf(step) <= steps.indexOf(reached)
}
