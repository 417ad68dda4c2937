import type { PlainError } from '../../shared/errors.ts'
import type { FileCard } from '../../shared/window/files.ts'
import type { LoadState } from '../../shared/window/load.ts'
import type { ReviewState } from '../../shared/window/review.ts'
import type { RunSummary } from '../../shared/window/runs.ts'
import type { Profile, SettingsView } from '../../shared/window/settings.ts'
import type { Bridge, Result } from '../bridge.ts'
import { fakeAlerts } from './fakeAlerts.ts'
import { fakeChanges, fittingChanges } from './fakeChanges.ts'
import { createFakeChecks } from './fakeChecks.ts'
import { card, type FakeFile, fileKinds, mappingTable, nevada, reviewFile, reviewRow } from './fakeReview.ts'
import { detailOf, earlierRuns, tablePage, waitingRun, weeklyRuns } from './fakeRuns.ts'
import { fakeTrace } from './fakeTrace.ts'

/**
 * `first` is an empty database, `full` one with runs, `slow` answers nothing, `lost` has no connection any more;
 * `odd` has files that can't be loaded as they stand, `production` works on a server, `weeks` has a run of each week.
 */
export const fakeStates = [
  'full',
  'first',
  'starting',
  'failed',
  'slow',
  'lost',
  'odd',
  'production',
  'weeks',
] as const
export type FakeState = (typeof fakeStates)[number]

const yes = <T>(value: T): Promise<Result<T>> => Promise.resolve({ ok: true, value })
const no = (error: PlainError): Promise<Result<never>> => Promise.resolve({ ok: false, error })

const lost: PlainError = {
  code: 'database-lost',
  message: 'The connection to the database was lost.',
  hint: 'Check the network, then try again. Nothing was changed.',
}
const slow: PlainError = {
  code: 'database-slow',
  message: 'Runs 14 and 13 could not be compared: the database took longer than 120 s.',
  hint: 'Somebody else may keep it busy; try again later. Both runs are as they were.',
}
const noSpace: PlainError = {
  code: 'database-no-space',
  message: 'The database could not start: the disk that holds the data folder has 12 MB left.',
  hint: 'Free at least 1 GB on that disk, then try again. All earlier runs are safe.',
}

const oddCards: readonly FileCard[] = [
  {
    ...card(fileKinds[0] as FakeFile),
    name: 'march.csv',
    alreadyLoaded: null,
    addedColumns: [],
    recognition: {
      kind: 'unknown',
      reason: 'The nearest source is nevada; the file lacks Credential Number and 7 other columns.',
      nearest: nevada,
    },
  },
  {
    ...card(fileKinds[1] as FakeFile),
    name: 'list from the state.csv',
    encoding: null,
    encodingReason: null,
    recognition: {
      kind: 'unreadable',
      error: {
        code: 'file-workbook',
        message: 'list from the state.csv is an Excel workbook.',
        hint: 'Open it in Excel and save it as “CSV UTF-8”.',
      },
    },
  },
]

const local: Profile = {
  id: 'local',
  name: 'This computer',
  color: 'green',
  kind: 'embedded',
  url: null,
  hasPassword: false,
  reader: null,
  active: true,
}
const production: Profile = {
  id: 'p1',
  name: 'Production',
  color: 'red',
  kind: 'server',
  url: 'postgresql://loader@db.example.com:5432/brightwheel',
  hasPassword: true,
  reader: 'sales',
  active: false,
}

type Emit = (name: string, payload: unknown) => void

export interface FakeOptions {
  /** The review has read a part of the last file. */
  readonly partly?: boolean
  /** A load stays where it is until it is cancelled. */
  readonly hold?: boolean
  /** No comparison of runs ends, or none succeeds. */
  readonly compare?: 'waits' | 'fails' | undefined
  /** The same of traces. */
  readonly trace?: 'waits' | 'fails' | undefined
}

/** Stands in for the main process in development and for pictures; everything in it is invented. */
export function createFakeBridge(
  state: FakeState,
  { partly = false, hold = false, compare, trace }: FakeOptions = {},
): Bridge {
  const listeners = new Map<string, Set<(payload: never) => void>>()
  const emit: Emit = (name, payload) => {
    for (const listener of listeners.get(name) ?? []) listener(payload as never)
  }
  const chosen = new Map<string, string>()
  const checks = createFakeChecks()
  const cards = state === 'odd' ? oddCards : fileKinds.map(card)
  const files = cards.map(({ id, name, bytes }) => ({ id, name, bytes }))
  let runs: RunSummary[] =
    state === 'first'
      ? []
      : state === 'weeks'
        ? [...weeklyRuns]
        : state === 'full'
          ? [waitingRun, ...earlierRuns]
          : [...earlierRuns]
  let load: LoadState | null = null
  let fakeDate = '2026-11-22'
  let profiles =
    state === 'production'
      ? [
          { ...local, active: false },
          { ...production, active: true },
        ]
      : [local, production]

  const settings = (): SettingsView => ({
    theme: 'system',
    dataFolder: '/home/mira/.local/share/leads-loader',
    dataFolderBytes: 412_000_000,
    freeBytes: 81_000_000_000,
    profiles,
    secretStore: state === 'production' ? 'memory' : 'system',
  })
  const runOf = (runId: number) => runs.find((run) => run.runId === runId) ?? waitingRun
  const fileOf = (id: string) => fileKinds.find((file) => file.id === id) ?? (fileKinds[0] as FakeFile)
  const change = (runId: number, changed: Partial<RunSummary>) => {
    runs = runs.map((run) => (run.runId === runId ? { ...run, ...changed } : run))
    emit('runs.changed', { runIds: [runId] })
  }

  const fraction = partly ? 0.4 : 1
  const review = (date: string): ReviewState => ({
    reviewId: 'r1',
    date,
    files: fileKinds.map((file) => reviewFile(file, file.id === 'f3' ? fraction : 1)),
    done: fraction === 1,
    error: null,
  })

  function loadAt(part: number, stage: LoadState['stage']): LoadState {
    return {
      date: fakeDate,
      runId: 14,
      stage,
      files: fileKinds.map((file, index) => ({
        name: file.name,
        rows: Math.floor(file.rows * (index < 2 ? 1 : part)),
        rejected: index < 2 ? 5 : Math.floor(320 * part),
        bytesRead: Math.floor(file.bytes * (index < 2 ? 1 : part)),
        bytes: file.bytes,
      })),
      startedAt: '2026-11-22T14:05:00Z',
      rowsPerSecond: 182_400,
      secondsLeft: part < 1 ? 74 : null,
      cancelling: false,
      outcome: null,
    }
  }

  function endLoad() {
    if (load === null) return
    runs = [{ ...waitingRun, date: fakeDate }, ...runs.filter((run) => run.runId !== 14)]
    load = { ...loadAt(1, 'ended'), outcome: { kind: 'waiting', runId: 14, notices: [] } }
    emit('load.changed', load)
    emit('runs.changed', { runIds: [14] })
  }

  const bridge: Bridge = {
    app: {
      info: () =>
        yes({
          version: '0.1.0',
          runtime: 'development',
          platform: 'linux',
          dataFolder: settings().dataFolder,
          theme: 'system',
        }),
      setTheme: () => yes(undefined),
      reportError: () => yes(undefined),
    },
    database: {
      state: () => {
        const profile = profiles.find((one) => one.active) ?? local
        if (state === 'starting') return yes({ state: 'starting', profile })
        if (state === 'failed') return yes({ state: 'failed', error: noSpace, profile })
        if (state === 'lost')
          setTimeout(() => emit('database.changed', { state: 'failed', error: lost, profile }), 300)
        return yes(
          state === 'production'
            ? {
                state: 'ready',
                kind: 'server',
                name: 'brightwheel',
                host: 'db.example.com',
                notices: [],
                profile,
              }
            : {
                state: 'ready',
                kind: 'embedded',
                name: 'brightwheel',
                host: 'this computer',
                notices: [],
                profile,
              },
        )
      },
      retry: () => yes(undefined),
    },
    files: {
      choose: () => yes(files),
      dropped: () => yes(files),
      inspect: ({ id }) => {
        const found = cards.find((one) => one.id === id)
        return found ? yes(found) : no({ code: 'file-missing', message: 'The file is no longer there.' })
      },
      samples: () => yes(files),
      recent: () =>
        yes({
          folder: state === 'first' ? null : 'input_files',
          files:
            state === 'first' ? [] : files.map((file) => ({ ...file, modifiedAt: '2026-11-21T08:30:00Z' })),
        }),
    },
    mapping: {
      table: ({ id }) => yes(mappingTable(fileOf(id), chosen)),
      choose: ({ source, column, fileColumn }) => {
        if (fileColumn === null) chosen.delete(`${source}/${column}`)
        else chosen.set(`${source}/${column}`, fileColumn)
        return yes(undefined)
      },
    },
    review: {
      open: ({ date }) => yes(review(date)),
      state: () => yes(review(fakeDate)),
      rows: ({ id, from, count }) => {
        const read = reviewFile(fileOf(id), id === 'f3' ? fraction : 1).counts.read
        const length = Math.max(0, Math.min(count, read - from + 1))
        return yes(Array.from({ length }, (_, index) => reviewRow(from + index)))
      },
      problem: ({ id, from, direction, cause }) => {
        const step = direction === 'next' ? 1 : -1
        const last = reviewFile(fileOf(id), 1).counts.read
        for (let record = from + step; record >= 1 && record <= last; record += step) {
          const issues = reviewRow(record).issues
          if (issues.some((issue) => cause === null || issue.cause === cause)) return yes({ record })
        }
        return yes(null)
      },
      exportRejects: () => yes({ names: ['rejects.csv'], rows: 332 }),
      close: () => yes(undefined),
    },
    load: {
      date: ({ date }) =>
        yes({
          date,
          published: runs.find((run) => run.date === date && run.status === 'published') ?? null,
          busy:
            date === '2026-11-09'
              ? { who: 'ada on desk-3', what: 'load', since: '2026-11-22T09:32:00Z' }
              : null,
        }),
      start: ({ date }) => {
        fakeDate = date
        load = loadAt(0.6, 'reading')
        if (!hold) setTimeout(endLoad, 40)
        return yes(load)
      },
      state: () => yes(load),
      cancel: () => {
        load = {
          ...loadAt(0.6, 'ended'),
          outcome: { kind: 'cancelled', message: 'The load was cancelled. Nothing was changed.' },
        }
        emit('load.changed', load)
        return yes(undefined)
      },
    },
    runs: {
      list: () => yes(runs),
      show: ({ runId }) => yes(detailOf(runOf(runId))),
      publish: ({ runId }) => {
        const { date } = runOf(runId)
        change(runId, { status: 'published', schema: `leads_${date.replaceAll('-', '')}` })
        return yes({ notices: [] })
      },
      discard: ({ runId }) => {
        change(runId, { status: 'discarded', schema: null })
        return yes({ notices: [] })
      },
      deletePlan: ({ runId }) => {
        const run = runOf(runId)
        const schema = run.schema ?? ''
        return yes({ run, schema, tableRows: run.tableRows, dependents: ['reports.open_facilities (view)'] })
      },
      delete: ({ runId, typed }) => {
        if (typed !== runOf(runId).date)
          return no({ code: 'usage', message: 'The date that was typed is another.' })
        change(runId, { status: 'deleted', restorableUntil: '2026-12-22' })
        return yes({ notices: ['It can be restored until 22 Dec 2026.'] })
      },
      restore: ({ runId }) => {
        change(runId, { status: 'published', restorableUntil: null })
        return yes({ notices: [] })
      },
      table: ({ runId, table, from, count, search }) =>
        yes(tablePage(runOf(runId), table, from, count, search)),
      issues: ({ severity, cause, from, count }) => {
        const all = Array.from({ length: 480 }, (_, index) => reviewRow(index + 1)).flatMap((row) =>
          row.issues.map((issue) => ({ ...issue, file: 'nevada.csv', record: row.record, line: row.line })),
        )
        const fits = all.filter(
          (issue) =>
            (severity === null || issue.severity === severity) && (cause === null || issue.cause === cause),
        )
        return yes({ rows: fits.slice(from, from + count), total: fits.length })
      },
      exportTable: ({ table }) => yes({ name: `${table}.csv`, rows: 12_099 }),
      exportRejects: () => yes({ names: ['rejects.csv'], rows: 332 }),
      exportWarnings: () => yes({ name: 'warnings.csv', rows: 621 }),
    },
    changes: {
      open: ({ runId, before }) => {
        if (compare === 'waits') return new Promise(() => {})
        if (compare === 'fails') return no(slow)
        const run = runOf(runId)
        const than =
          before === null
            ? runs.find((one) => one.date < run.date && one.status === 'published')
            : runOf(before)
        return yes(fakeChanges(run, than ?? null))
      },
      rows: ({ filter, from, count }) => {
        const rows = fittingChanges(filter)
        return yes({ rows: rows.slice(from, from + count), total: rows.length })
      },
      export: ({ filter }) => yes({ name: 'changes.csv', rows: fittingChanges(filter).length }),
      close: () => yes(undefined),
    },
    trace: {
      find: ({ text }) => {
        if (trace === 'waits') return new Promise(() => {})
        return trace === 'fails' ? no(lost) : yes(fakeTrace(text))
      },
    },
    checks: {
      board: () => yes(checks.board(runs)),
      history: ({ check, source }) => yes(checks.history(check, source, runs)),
      set: (change) => {
        if (change.why === '' && change.warn !== 'default')
          return no({ code: 'usage', message: 'Say why the thresholds are changed.' })
        checks.set(change)
        return yes(undefined)
      },
      snooze: (change) => {
        checks.snooze(change)
        return yes(undefined)
      },
      accept: (change) => {
        checks.setBaseline(change)
        return yes(undefined)
      },
      again: () => yes(undefined),
    },
    alerts: fakeAlerts(state === 'first'),
    settings: {
      show: () => yes(settings()),
      saveProfile: (profile) => {
        const saved: Profile = {
          id: profile.id ?? `p${profiles.length + 1}`,
          name: profile.name,
          color: profile.color,
          kind: profile.url === null ? 'embedded' : 'server',
          url: profile.url,
          hasPassword: profile.password !== null,
          reader: profile.reader,
          active: false,
        }
        profiles = [...profiles.filter((one) => one.id !== saved.id), saved]
        return yes(settings())
      },
      removeProfile: ({ id }) => {
        profiles = profiles.filter((profile) => profile.id !== id)
        return yes(settings())
      },
      testProfile: ({ id }) =>
        yes(
          id === 'local'
            ? { ok: true, version: 'PostgreSQL 18.0' }
            : {
                ok: false,
                message: 'db.example.com does not answer on port 5432.',
                hint: 'Is the VPN connected?',
              },
        ),
      useProfile: ({ id }) => {
        profiles = profiles.map((profile) => ({ ...profile, active: profile.id === id }))
        const profile = profiles.find((one) => one.active) ?? local
        const place = { kind: profile.kind, name: 'brightwheel', host: 'db.example.com' }
        setTimeout(() => emit('database.changed', { state: 'ready', ...place, notices: [], profile }), 5)
        return yes(settings())
      },
    },
    on: (name, listener) => {
      const known = listeners.get(name) ?? new Set()
      known.add(listener as (payload: never) => void)
      listeners.set(name, known)
      return () => known.delete(listener as (payload: never) => void)
    },
  }
  if (state === 'slow') return silent(bridge)
  if (state === 'lost') return failing(bridge)
  return bridge
}

/** Every call but those of the shell waits for ever: what the screens show meanwhile. */
function silent(bridge: Bridge): Bridge {
  return {
    ...bridge,
    ...areas(
      bridge,
      ['runs', 'changes', 'trace', 'checks', 'settings', 'mapping', 'review'],
      () => new Promise(() => {}),
    ),
  }
}

function failing(bridge: Bridge): Bridge {
  return { ...bridge, ...areas(bridge, ['runs', 'changes', 'trace', 'checks'], () => no(lost)) }
}

function areas(bridge: Bridge, names: readonly string[], call: () => Promise<unknown>) {
  const entries = names.map((name) => {
    const area = bridge[name as keyof Omit<Bridge, 'on'>]
    return [name, Object.fromEntries(Object.keys(area).map((verb) => [verb, call]))]
  })
  return Object.fromEntries(entries) as Partial<Bridge>
}
