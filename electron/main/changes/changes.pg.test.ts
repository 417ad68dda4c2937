import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { everyChange } from '../../engine/changes/openChanges.ts'
import { load } from '../../engine/load/load.ts'
import { discard } from '../../engine/runs/change/changeRun.ts'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { texas } from '../../testing/invent/numbered.ts'
import { createActivity } from '../app/activity.ts'
import { createChanges } from './changes.ts'

const { folder, write } = testFiles()
const database = testEngine()
let before = 0
let after = 0
beforeAll(async () => {
  write('before.csv', texas(5))
  write('after.csv', texas(5, 2))
  const loaded = async (file: string, date: string, publish: 'always' | 'never') =>
    (await load(database.engine, { folder, files: [file], date, mode: 'new', publish })).run.runId
  before = await loaded('before.csv', '2026-11-15', 'always')
  after = await loaded('after.csv', '2026-11-22', 'never')
})

function open(place: (name: string) => string | null = () => null) {
  return createChanges({
    engine: async () => database.engine,
    askPlace: async (name) => {
      const path = place(name)
      return path === null ? null : { path, mayReplace: false }
    },
    isInput: (path) => basename(path) === 'before.csv',
    activity: createActivity({
      showProgress: () => {},
      stayAwake: () => () => {},
      isFocused: () => true,
      notify: () => {},
    }),
  })
}

async function connections(): Promise<number> {
  const { rows } = await database.engine.client.query<{ count: number }>(
    `select count(*) from pg_stat_activity
      where application_name like 'leads-loader changes%' and datname = current_database()`,
  )
  return rows[0]?.count ?? -1
}

test('a comparison is open until the next one opens or it is closed', async () => {
  const changes = open()
  const first = await changes.open(after, null)
  expect(first.before?.runId).toBe(before)
  expect((await changes.rows(first.changesId, everyChange, 0, 2)).rows).toHaveLength(2)
  const second = await changes.open(before, after)
  await expect(changes.rows(first.changesId, everyChange, 0, 2)).rejects.toMatchObject({ code: 'cancelled' })
  expect((await changes.rows(second.changesId, everyChange, 0, 2)).total).toBe(4)
  await changes.close(first.changesId)
  expect(await connections()).toBe(1)
  await changes.close(second.changesId)
  expect(await connections()).toBe(0)
})

test('a comparison that is still being made is ended by a close and by the next one', async () => {
  const changes = open()
  const left = changes.open(after, before)
  const next = changes.open(after, before)
  await expect(left).rejects.toMatchObject({ code: 'cancelled' })
  const { changesId } = await next
  expect((await changes.rows(changesId, everyChange, 0, 1)).total).toBe(4)
  const late = changes.open(after, before)
  const told = expect(late).rejects.toMatchObject({ code: 'cancelled' })
  await changes.close(null)
  await told
  expect(await connections()).toBe(0)
})

test('what changed is written where the person says', async () => {
  const names: string[] = []
  const changes = open((name) => {
    names.push(name)
    return names.length === 1 ? null : join(folder, name)
  })
  const { changesId } = await changes.open(after, null)
  expect(await changes.export(changesId, everyChange)).toBeNull()
  const name = `changes-2026-11-15-to-2026-11-22-run-${after}.csv`
  expect(await changes.export(changesId, everyChange)).toEqual({ name, rows: 4 })
  expect(existsSync(join(folder, name))).toBe(true)
  await changes.close(null)
})

test('a run that was discarded can not be compared', async () => {
  await discard(database.engine, after)
  const changes = open()
  await expect(changes.open(after, before)).rejects.toMatchObject({ code: 'run-state' })
  expect(await connections()).toBe(0)
})
