import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { targetToSave } from '../../electron/testing/alerts/targetToSave.ts'
import { type CallName, calls } from '../../shared/contract.ts'
import { leadsJson, samples } from '../commandLine.ts'
import { answerMessageBox, askedQuestions } from '../dialogs.ts'
import { expect, test } from '../fixtures.ts'
import { query } from '../localDatabase.ts'
import { settingsPage } from '../pages/settingsPage.ts'

test.use({ journey: 'calls' })
test.describe.configure({ mode: 'serial', timeout: 120_000 })

const payloadsOfACall = 200

const noFilter = { source: null, kind: null, table: null, field: null, search: '' }

/** What a call takes, so that payloads come which are wrong in one place alone. */
const nearlyRight: Partial<Record<CallName, Record<string, unknown>>> = {
  'about.notice': { notice: 0 },
  'app.setTheme': { theme: 'dark' },
  'app.reportError': { message: 'x' },
  'files.inspect': { id: 'x', sheet: null },
  'mapping.table': { id: 'x', source: 'texas', sheet: null },
  'mapping.choose': { source: 'texas', column: 'City', fileColumn: 'Town' },
  'review.open': { files: [{ id: 'x', source: null, sheet: null }], date: '2026-11-20' },
  'review.state': { reviewId: 'x' },
  'review.rows': { reviewId: 'x', id: 'x', from: 1, count: 10 },
  'review.problem': { reviewId: 'x', id: 'x', from: 0, direction: 'next', cause: null },
  'review.exportRejects': { reviewId: 'x' },
  'review.close': { reviewId: 'x' },
  'load.date': { date: '2026-11-20' },
  'load.start': { files: [{ id: 'x', source: null, sheet: null }], date: '2026-11-20', mode: 'replace' },
  'runs.show': { runId: 1 },
  'runs.publish': { runId: 1 },
  'runs.discard': { runId: 1 },
  'runs.deletePlan': { runId: 1 },
  'runs.delete': { runId: 1, typed: '2026-11-20' },
  'runs.restore': { runId: 1, replace: true },
  'runs.table': { runId: 1, table: 'facility', from: 0, count: 10, sort: null, search: '' },
  'runs.issues': { runId: 1, severity: null, cause: null, from: 0, count: 10 },
  'runs.exportTable': { runId: 1, table: 'facility' },
  'runs.exportRejects': { runId: 1 },
  'runs.exportWarnings': { runId: 1 },
  'changes.open': { runId: 1, before: null },
  'changes.rows': { changesId: 'x', filter: noFilter, from: 0, count: 10 },
  'changes.export': { changesId: 'x', filter: noFilter },
  'changes.close': { changesId: 'x' },
  'sources.readBy': { date: '2026-11-20' },
  'trace.find': { text: 'xx' },
  'alerts.save': targetToSave('x'),
  'alerts.remove': { targetId: 1 },
  'alerts.test': { targetId: 1 },
  'alerts.preview': { kind: 'slack' },
  'settings.saveProfile': { id: null, name: 'x', color: 'red', url: null, password: null, reader: null },
  'settings.removeProfile': { id: 'local' },
  'settings.testProfile': { id: 'local' },
  'settings.useProfile': { id: 'local' },
}

const anything = fc.anything({
  maxDepth: 2,
  // Playwright itself stumbles over this one; shell.spec.ts sends it
  key: fc.string().filter((key) => key !== '__proto__'),
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
})

/** What arrives of a value that is sent as JSON; what can't be sent is left as it is. */
function inJson(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value))
  } catch {
    return value
  }
}

/** Random values, and what the call takes with one member replaced, left out or added; only those it must refuse. */
function wrongPayloads(name: CallName): unknown[] {
  const { input } = calls[name]
  const right = nearlyRight[name]
  const wrong = fc.oneof(
    anything,
    ...(right === undefined
      ? []
      : [
          fc
            .tuple(fc.constantFrom(...Object.keys(right), 'sql', 'path', 'constructor'), anything)
            .map(([key, value]) => Object.fromEntries([...Object.entries(right), [key, value]])),
          fc
            .constantFrom(...Object.keys(right))
            .map((left) => Object.fromEntries(Object.entries(right).filter(([key]) => key !== left))),
        ]),
  )
  return (
    fc
      .sample(wrong, { numRuns: 3 * payloadsOfACall, seed: 11 })
      .filter((value) => value !== undefined && !input.safeParse(value).success)
      // the host that stands in for Electron sends JSON, where NaN is null, which a call may take
      .filter((value) => !input.safeParse(inJson(value)).success)
      .slice(0, payloadsOfACall)
  )
}

const state = (dataDir: string) =>
  query(
    dataDir,
    `select (select jsonb_agg(to_jsonb(run) order by run_id) from loader.run) as runs,
            (select count(*)::integer from loader.run_event) as events,
            (select count(*)::integer from loader.source_version) as versions,
            (select count(*)::integer from loader.alert_target) as targets,
            (select count(*)::integer from loader.outbox) as deliveries,
            (select count(*)::integer from leads_20261120.facility) as facilities`,
  )

test('every call refuses whatever else it is given, and nothing comes of it', async ({
  app,
  page,
  dataDir,
}) => {
  await leadsJson(
    dataDir,
    ...['load', '-p', samples, '-f', 'texas.csv', '--date', '2026-11-20', '--publish', 'always'],
  )
  await expect(settingsPage(app).connection).toHaveAccessibleName(/Local, brightwheel/, { timeout: 20_000 })
  await answerMessageBox(app, 1)
  await app.evaluate(({ dialog }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened, unhandled: [] })
    dialog.showOpenDialog = async () => {
      opened.push('open')
      return { canceled: true, filePaths: [] }
    }
    dialog.showSaveDialog = async () => {
      opened.push('save')
      return { canceled: true, filePath: '' }
    }
    for (const event of ['unhandledRejection', 'uncaughtExceptionMonitor'] as const)
      process.on(event, (error) =>
        (globalThis as unknown as { unhandled: string[] }).unhandled.push(String(error)),
      )
  })
  const before = await state(dataDir)
  const files = ['settings.json', 'connections.json'].map((name) => join(dataDir, 'window', name))
  const filesBefore = files.map(textOf)
  const taken: string[] = []
  for (const name of Object.keys(calls) as CallName[]) {
    // its File objects become paths in the preload; shell.spec.ts gives it others
    if (name === 'files.dropped') continue
    const payloads = wrongPayloads(name)
    expect(payloads.length, `${name} has enough that is wrong`).toBeGreaterThan(payloadsOfACall / 2)
    const answers = await page.evaluate(
      async ([call, inputs]) => {
        const [area, verb] = call.split('.') as [string, string]
        const bridge = window.leads as unknown as Record<
          string,
          Record<
            string,
            (input: unknown) => Promise<{ ok: boolean; error?: { code: string; message: string } }>
          >
        >
        const codes = await Promise.all(
          inputs.map(async (input) => {
            const answer = await bridge[area]?.[verb]?.(input).catch((error: unknown) => ({
              ok: false,
              error: { code: `rejected: ${error}`, message: '' },
            }))
            return answer?.ok ? 'taken' : (answer?.error?.code ?? 'no answer')
          }),
        )
        return [...new Set(codes)]
      },
      [name, payloads] as const,
    )
    for (const code of answers) if (code !== 'usage') taken.push(`${name}: ${code}`)
  }
  expect(taken).toEqual([])
  expect(await state(dataDir)).toEqual(before)
  expect(files.map(textOf)).toEqual(filesBefore)
  expect(await askedQuestions(app)).toEqual([])
  const noticed = await app.evaluate(() => {
    const { opened, unhandled } = globalThis as unknown as { opened: string[]; unhandled: string[] }
    return { opened, unhandled }
  })
  expect(noticed).toEqual({ opened: [], unhandled: [] })
  expect(await page.evaluate(async () => (await window.leads.runs.list()).ok)).toBe(true)
})

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
