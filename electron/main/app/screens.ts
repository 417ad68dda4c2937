import { userInfo } from 'node:os'
import type { ScreenHandlers } from '../../../shared/contract.ts'
import { LoaderError } from '../../../shared/errors.ts'
import { failedLoad } from '../../engine/alerts/failedLoad.ts'
import { createAsk } from '../../engine/ask.ts'
import { standingCorrections } from '../../engine/edits/corrections.ts'
import type { Engine } from '../../engine/engine.ts'
import { createInspections } from '../../engine/files/inspect/inspections.ts'
import { openInspectThread } from '../../engine/files/inspect/inspectThread.ts'
import { dateBase } from '../../engine/files/readInto.ts'
import { withOwnClient } from '../../engine/ownClient.ts'
import { runsBefore } from '../../engine/review/runsBefore.ts'
import { knownSources, requireKnown } from '../../engine/sources/knownSources.ts'
import { requireSavable, saveVersion } from '../../engine/sources/sourceVersions.ts'
import { type Alerts, createAlerts } from '../alerts/alerts.ts'
import type { AlertPlace } from '../alerts/alertTargets.ts'
import { createChanges } from '../changes/changes.ts'
import type { Database } from '../connections/database.ts'
import type { Profiles } from '../connections/profiles.ts'
import type { Secrets } from '../connections/secrets.ts'
import type { ExportPlace } from '../files/exportPlace.ts'
import type { Files } from '../files/files.ts'
import { createShownExports } from '../files/shownExports.ts'
import { createDraftKeeper } from '../load/keptDraft.ts'
import { createLoads, loadWith } from '../load/loads.ts'
import { createEditBook } from '../review/editBook.ts'
import { createReviews } from '../review/reviews.ts'
import { startRunTicker } from '../runs/runTicker.ts'
import { createReadBy } from '../sources/readBy.ts'
import { createTraces } from '../trace/traces.ts'
import type { Events } from '../window/events.ts'
import type { Activity } from './activity.ts'
import type { Log } from './log.ts'
import { createScreenHandlers } from './screenHandlers.ts'
import type { SettingsFile } from './settings.ts'

interface ScreensParts {
  readonly database: Database
  readonly files: Files
  readonly events: Events
  readonly activity: Activity
  readonly settings: SettingsFile
  readonly profiles: Profiles
  readonly secrets: Secrets
  readonly askPlace: (name: string) => Promise<ExportPlace | null>
  /** Shows a file in its folder. */
  readonly showInFolder: (path: string) => void
  /** Lets the person choose a file of edits. */
  readonly askEdits: () => Promise<string | null>
  readonly isShown: () => boolean
  readonly confirmAlertTarget: (place: AlertPlace) => Promise<boolean>
  readonly notify: (title: string, body: string) => void
  readonly samplesFolder: string
  /** Where what is not loaded yet is kept. */
  readonly draftFile: string
  /** Where rejects lie that are being mended. */
  readonly mendFolder: string
  readonly dataFolder: string
  /** Of the command line. */
  readonly dataDir: string | undefined
  readonly databaseUrl: string | undefined
  /** What went wrong with the files of settings. */
  readonly notices: readonly string[]
  readonly log: Log
}

interface Screens {
  readonly handlers: ScreenHandlers
  /** Ends the threads, the comparison of runs and the looking at them. */
  stop(): Promise<void>
}

/** What stands behind the screens, put together. */
export function createScreens(parts: ScreensParts): Screens {
  const { database, files, events, activity, settings, profiles, secrets, log } = parts
  const shownExports = createShownExports(parts.askPlace, parts.showInFolder)
  const { askPlace } = shownExports
  const engine = () => database.engine()
  const engineIfOpen = (): Promise<Engine | null> => engine().catch(() => null)
  const thread = openInspectThread()
  const inspect = createInspections(thread.inspect)
  const ask = createAsk(engine)

  const ticker = startRunTicker({
    engine: async () => (database.state().state === 'ready' ? engineIfOpen() : null),
    isShown: parts.isShown,
    onChange: (runIds) => events.send('runs.changed', { runIds: [...runIds] }),
  })
  const book = createEditBook()
  const keeper = createDraftKeeper({ path: parts.draftFile, files, book, log })
  const readBy = createReadBy(engineIfOpen)
  const reviews = createReviews({
    pathOf: files.pathOf,
    inspect,
    corrections: async (date) => {
      const open = await engineIfOpen()
      return open === null ? [] : standingCorrections(open.client, null, date)
    },
    book,
    who: async () => (await engineIfOpen())?.who ?? userInfo().username,
    onEdit: () => keeper.keepEdits(),
    baseOf: (date) => ask(({ client, target }) => dateBase(client, target.connection, date)),
    sources: readBy.sources,
    beforeOf: async (asked) => {
      const open = await engineIfOpen()
      return open === null
        ? asked.sources.map(() => null)
        : ask(({ client, target }) => runsBefore(client, target.connection, asked))
    },
    saveSource: (source, why) =>
      ask((open) =>
        withOwnClient(open, 'window', async ({ client, who }) => {
          if (readBy.asOf() !== null)
            throw new LoaderError('usage', 'The files are read by the sources as they were then.', {
              hint: 'Read them by the sources as they are now, and keep the rule then.',
            })
          requireSavable(requireKnown(await knownSources(client), source.id))
          return (await saveVersion(client, who, source, why)).version
        }),
      ),
    onChange: (state) => events.sendLatest('review.changed', state),
  })
  const alerts: Alerts = createAlerts({
    engine,
    engineIfOpen: async () => (database.state().state === 'ready' ? engineIfOpen() : null),
    secrets,
    confirm: parts.confirmAlertTarget,
    notify: parts.notify,
    onChange: () => events.send('alerts.changed', {}),
    log,
  })
  /** The run of the load that was told to have begun. */
  let begun: number | null = null
  const loads = createLoads({
    load: loadWith(engine, inspect),
    pathOf: files.pathOf,
    activity,
    onChange(state) {
      events.sendLatest('load.changed', state)
      if (state.runId !== null && state.runId !== begun) {
        begun = state.runId
        alerts.sendDue()
      }
      if (state.outcome === null) return
      void ticker.look()
      if (state.runId !== null) alerts.tell(state.runId)
    },
    onFailure(request, error) {
      const failed = failedLoad(error, request, true)
      if (failed !== null) alerts.tellFailure(failed)
    },
    log,
  })

  const exports = { engine, askPlace, isInput: files.includes, activity }
  const changes = createChanges(exports)
  const traces = createTraces(engine)
  const handlers = createScreenHandlers({
    load: {
      ask,
      reviews,
      loads,
      askPlace,
      askEdits: parts.askEdits,
      showExported: shownExports.show,
      keeper,
      views: {
        files,
        inspect,
        samples: thread.samples,
        drift: thread.drift,
        engine: engineIfOpen,
        readBy,
        samplesFolder: parts.samplesFolder,
        lastFolder: () => settings.get().lastFolder,
      },
    },
    runs: {
      ask,
      exports,
      mend: { files, folder: parts.mendFolder },
      reader: () => profiles.active().reader,
      onChange: () => void ticker.look(),
      onPublish: alerts.tell,
      letGo: () => changes.close(null),
    },
    changes: { ask, changes },
    trace: { ask, traces },
    alerts,
    settings: {
      profiles,
      secrets,
      theme: () => settings.get().theme,
      dataFolder: parts.dataFolder,
      dataDir: parts.dataDir,
      databaseUrl: parts.databaseUrl,
      notices: parts.notices,
      reopen: async () => {
        await Promise.all([changes.close(null), traces.end()])
        await database.reopen()
      },
      isLoading: loads.isRunning,
    },
  })
  return {
    handlers,
    async stop() {
      ticker.stop()
      await alerts.stop()
      await Promise.all([changes.close(null), traces.end(), reviews.end(), thread.end()])
    },
  }
}
