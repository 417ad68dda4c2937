import type { RunSummary } from '../../shared/window/runs.ts'
import { createAboutStore } from '../about/aboutStore.ts'
import { createAlertsStore } from '../alerts/alertsStore.ts'
import { createChangesStore } from '../changes/changesStore.ts'
import { createChecksStore } from '../checks/checksStore.ts'
import { readyValue } from '../components/loadable.ts'
import { createCorrectionsStore } from '../corrections/correctionsStore.ts'
import { createDraftStore, hasReached } from '../load/draft.ts'
import { keepDraft, mendRejects, resumeDraft } from '../load/keepDraft.ts'
import { createLoadStore, waitingRun } from '../load/loadStore.ts'
import { createMappingStore } from '../mapping/mappingStore.ts'
import { cleanedColumns } from '../review/reviewColumns.ts'
import { createReviewStore } from '../review/reviewStore.ts'
import { createIssuesStore } from '../runs/issues/issuesStore.ts'
import { createRunEditsStore } from '../runs/issues/runEditsStore.ts'
import { createRunDetailStore, type RunTab } from '../runs/runDetailStore.ts'
import { createRunsStore } from '../runs/runsStore.ts'
import { createTableRowsStore } from '../runs/tableRows.ts'
import { createSettingsStore } from '../settings/settingsStore.ts'
import { createSourcesStore } from '../sources/sourcesStore.ts'
import { counted } from '../text/format.ts'
import { canTrace, createTraceStore } from '../trace/traceStore.ts'
import { createAppStore } from './appStore.ts'
import { ask, type Bridge, type PlainError } from './bridge.ts'

export type Stores = ReturnType<typeof createStores>

/** All that the window knows; `start` asks for it and listens until the function it gives is called. */
export function createStores(bridge: Bridge) {
  const app = createAppStore(bridge)
  const complain = (error: PlainError) => app.getState().complain(error)
  const say = (text: string, written?: string) => app.getState().say(text, written)

  const about = createAboutStore(bridge)
  const settings = createSettingsStore(bridge, complain)
  const alerts = createAlertsStore(bridge, complain)
  const sources = createSourcesStore(bridge)
  const draft = createDraftStore(bridge, complain, undefined, ({ date }) => void addTo(date))
  const mapping = createMappingStore(bridge, complain, () => draft.getState().inspectAgain())
  const review = createReviewStore(bridge, { complain, say }, (fileId, header) => {
    const table = mapping.getState().tables[fileId]
    return table?.state === 'ready' ? cleanedColumns(table.value, header) : []
  })
  const load = createLoadStore(bridge, complain)

  /** Mended rejects join the date that they were rejected from. */
  async function addTo(date: string) {
    draft.getState().setDate(date)
    await load.getState().look(date)
    load.getState().choose(date, 'add')
  }
  const runs = createRunsStore(bridge)
  const runDetail = createRunDetailStore(bridge, { complain, say })
  /** The run of the Results step, apart from the one that is open under Runs. */
  const result = createRunDetailStore(bridge, { complain, say })
  const tableRows = createTableRowsStore(bridge)
  const issues = createIssuesStore(bridge)
  const runEdits = createRunEditsStore(bridge)
  const changes = createChangesStore(bridge, { complain, say })
  const trace = createTraceStore(bridge)
  const checks = createChecksStore(bridge, { complain, say })
  const corrections = createCorrectionsStore(bridge, { complain, say })

  const readAll = () =>
    Promise.all([
      settings.getState().load(),
      alerts.getState().load(),
      sources.getState().load(),
      runs.getState().load(),
      checks.getState().load(),
      draft.getState().load(),
    ])

  /** Another profile's runs have the same numbers: nothing of the one before may stay. */
  function leaveDatabase() {
    runs.getState().forget()
    checks.getState().forget()
    sources.getState().forget()
    runDetail.getState().close()
    result.getState().close()
    changes.getState().close()
    trace.getState().close()
    load.getState().forget()
    draft.getState().backToFiles()
    // what another database knew of their bytes is not said of this one
    draft.getState().forgetLoaded()
    void review.getState().close()
  }

  /** The date may be held, or be free again, since it was looked at. */
  function lookAtDate() {
    const { step, date } = draft.getState()
    if (step === 'load' || step === 'files') void load.getState().look(date)
  }

  function start(): () => void {
    const ends = [
      keepDraft({ bridge, draft, mapping, review, load }),
      bridge.on('database.changed', (database) => {
        const { profile, state: known } = app.getState().database
        const before = profile?.id
        app.getState().setDatabase(database)
        if (before !== undefined && before !== database.profile?.id) leaveDatabase()
        lookAtDate()
        if (database.state !== 'ready') return
        if (before !== database.profile?.id || known !== 'ready') void draft.getState().lookAgain()
        void readAll()
        // an open comparison was lost with its connection; what shows a failure asks again itself
        const { view, error, again } = changes.getState()
        if (view.state === 'ready' && error === null) void again()
      }),
      bridge.on('window.command', (command) => {
        if (command === 'about') return about.getState().open()
        if (command !== 'openFiles') return app.getState().go(command)
        app.getState().go('load')
        void draft.getState().choose()
      }),
      bridge.on('review.changed', (state) => review.getState().receive(state)),
      bridge.on('load.changed', (state) => load.getState().receive(state)),
      bridge.on('runs.changed', ({ runIds }) => {
        void runs.getState().load()
        void checks.getState().load()
        void checks.getState().loadHistory()
        lookAtDate()
        for (const detail of [runDetail, result]) {
          const { runId, reload } = detail.getState()
          if (runId !== null && runIds.includes(runId)) void reload()
        }
      }),
      bridge.on('alerts.changed', () => void alerts.getState().load()),
      ...[app, draft, result, runDetail, trace, changes].map((store) => store.subscribe(leaveChanges)),
      load.subscribe((now, before) => {
        const runId = waitingRun(now)
        if (runId === null || runId === waitingRun(before)) return
        void result.getState().open(runId)
        draft.getState().advance('results')
      }),
      load.subscribe((now, before) => {
        if (now.choice?.mode !== before.choice?.mode && draft.getState().step === 'files')
          draft.getState().setStale()
      }),
      ...[app, draft, runDetail].map((store) => store.subscribe(leaveProblems)),
      // what an earlier load came to is not said of other files or of another date
      draft.subscribe((now, before) => {
        if (hasReached(before, 'load') && !hasReached(now, 'load')) load.getState().leaveEnded()
      }),
    ]
    void begin()
    return () => {
      for (const end of ends) end()
    }
  }

  async function begin() {
    await app.getState().load()
    const ready = app.getState().database.state === 'ready'
    await (ready ? readAll() : settings.getState().load())
    for (const message of readyValue(settings.getState().view)?.notices ?? []) {
      complain({ code: 'file-unreadable', message })
    }
    if (!ready) return
    if ((await load.getState().resume()) !== null) draft.getState().advance('load')
  }

  function placeOfPerson(): string {
    const { runId, tab } = runDetail.getState()
    return [app.getState().screen, draft.getState().step, runId, tab].join(' ')
  }

  let place = placeOfPerson()
  /** Leaves what was complained of where the person no longer is. */
  function leaveProblems() {
    const now = placeOfPerson()
    if (now === place) return
    place = now // first: the store that is changed here tells of it
    app.getState().leaveProblems()
  }

  /** The run of which the person sees something, or to which they go back from a trace that began there. */
  function shownRun(): number | null {
    const { screen } = app.getState()
    if (screen === 'runs') return runDetail.getState().runId ?? trace.getState().from
    return screen === 'load' && draft.getState().step === 'results' ? result.getState().runId : null
  }

  /** Nobody sees the open comparison any more; one that is being written to a file stays until that is done. */
  function leaveChanges() {
    const { runId, exporting, close } = changes.getState()
    if (runId !== null && !exporting && runId !== shownRun()) close()
  }

  /** Opens a run under Runs. */
  function openRun(runId: number, tab?: RunTab) {
    void runDetail.getState().open(runId, tab)
    app.getState().go('runs')
  }

  /** Shows under Checks how a check went, run by run. */
  function openCheck(check: string, source: string | null, runId: number) {
    app.getState().go('checks')
    checks.getState().setSource(source)
    checks.getState().choose(check, runId)
  }

  /** Follows a license number, a company or a phone through all runs; `from`: the run in which it was seen. */
  function traceText(text: string, from: number | null = null) {
    if (!canTrace(text)) return
    void trace.getState().find(text, from)
    runDetail.getState().close()
    app.getState().go('runs')
  }

  /** A candidate that waits goes back to where it is published or discarded. */
  function openWaiting(runId: number) {
    app.getState().go('load')
    void result.getState().open(runId)
    draft.getState().showResults()
  }

  /** Makes the run of the Results step once more, with a file that it lacks: of what it was made of, what is not here is asked for. */
  function addMissing(run: RunSummary) {
    const names = new Set(draft.getState().files.map(({ name }) => name))
    if (run.files.every((name) => names.has(name))) draft.getState().goTo('files')
    else draft.getState().rerun(run)
    load.getState().forget()
    draft.getState().setDate(run.date)
    if (run.mode !== 'new') load.getState().choose(run.date, run.mode)
    say(`Run ${run.runId} goes on waiting: discard it once the new one is there.`)
    void draft.getState().choose()
  }

  /** Discards the run of the Results step. Its tables can't be dropped while they are compared. */
  async function discardResult() {
    const { runId, discard } = result.getState()
    changes.getState().close()
    const discarded = await discard()
    if (!discarded && runId !== null && runId === shownRun()) void changes.getState().look(runId)
  }

  /** Begins another load; what the last one left stays under Runs. */
  function startOver() {
    draft.getState().startOver()
    void bridge.draft.discard({ edits: true })
    load.getState().forget()
    result.getState().close()
    void review.getState().close()
    void draft.getState().load()
  }

  /** Goes on with what an earlier window held. */
  const goOn = () => resumeDraft({ bridge, draft, mapping, review, load })

  /** The rejects of the run that is open are mended in Review, and added to its date. */
  async function mendRun() {
    const { runId } = runDetail.getState()
    if (runId === null) return
    const result = await ask(bridge.runs.mend({ runId }))
    if (!result.ok) return complain(result.error)
    putFilesAside()
    load.getState().forget()
    app.getState().go('load')
    await mendRejects(result.value, { bridge, draft, mapping, review, load })
  }

  /** Says so where files were chosen that are not loaded yet; what was loaded already is missed by nobody. */
  function putFilesAside() {
    const { files, step } = draft.getState()
    if (files.length === 0 || step === 'results' || load.getState().load !== null) return
    say(`${counted(files.length, 'file')} chosen before ${files.length === 1 ? 'is' : 'are'} put aside.`)
  }

  async function showExported(name: string) {
    const result = await ask(bridge.files.showExported({ name }))
    if (!result.ok) complain(result.error)
  }

  /** What an earlier window held is not wanted any more. */
  function startAfresh() {
    draft.getState().forgetKept()
    void bridge.draft.discard({ edits: true })
  }

  return {
    app,
    about,
    settings,
    alerts,
    sources,
    draft,
    mapping,
    review,
    load,
    runs,
    runDetail,
    result,
    tableRows,
    issues,
    runEdits,
    changes,
    trace,
    checks,
    corrections,
    start,
    openRun,
    openCheck,
    traceText,
    openWaiting,
    addMissing,
    discardResult,
    startOver,
    goOn,
    mendRun,
    putFilesAside,
    showExported,
    startAfresh,
  }
}
