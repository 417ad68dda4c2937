import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import type { DatabaseState } from '../../../shared/contract.ts'
import { LoaderError } from '../../../shared/errors.ts'
import { transaction } from '../../db/connection/transaction.ts'
import type { Engine } from '../../engine/engine.ts'
import { startDatabase } from './database.ts'

/** As much of an engine as is looked at; the connection is an emitter that a test can end. */
function invent() {
  const client = new EventEmitter()
  const closed: string[] = []
  const engine = {
    target: { kind: 'embedded', label: { name: 'brightwheel', host: 'embedded' } },
    client,
    who: 'ada@desk (window)',
    notices: ['One run was swept.'],
    close: async () => void closed.push('closed'),
  } as unknown as Engine
  return { engine, client, closed }
}

const profile = { id: 'local', name: 'Local', color: 'green' } as const

function start(open: () => Promise<Engine>) {
  const states: DatabaseState['state'][] = []
  const database = startDatabase({
    open,
    profile: () => profile,
    onChange: ({ state }) => states.push(state),
    log: () => {},
  })
  return { database, states }
}

test('says that it starts, then what is open', async () => {
  const { engine } = invent()
  const { database, states } = start(async () => engine)
  expect(database.state()).toEqual({ state: 'starting', profile })
  expect(await database.engine()).toBe(engine)
  expect(database.state()).toEqual({
    state: 'ready',
    profile,
    kind: 'embedded',
    name: 'brightwheel',
    host: 'embedded',
    notices: ['One run was swept.'],
  })
  expect(states).toEqual(['ready'])
})

test('a failure is told to the page and to who waits, and can be tried again', async () => {
  const { engine } = invent()
  let attempts = 0
  const { database, states } = start(async () => {
    if (attempts++ === 0) throw new LoaderError('database-no-space', 'The volume is full.')
    return engine
  })
  await expect(database.engine()).rejects.toThrow('The volume is full.')
  expect(database.state()).toMatchObject({ state: 'failed', error: { code: 'database-no-space' } })
  database.retry()
  database.retry()
  expect(await database.engine()).toBe(engine)
  expect(attempts).toBe(2)
  expect(states).toEqual(['failed', 'starting', 'ready'])
})

test('a connection that is lost shows, and a new one takes its place', async () => {
  const first = invent()
  const second = invent()
  const engines = [first.engine, second.engine]
  const { database, states } = start(async () => engines.shift() as Engine)
  await database.engine()
  first.client.emit('end')
  expect(database.state()).toMatchObject({ state: 'failed', error: { code: 'database-lost' } })
  await expect(database.engine()).rejects.toThrow('was lost')
  expect(first.closed).toEqual(['closed'])
  database.retry()
  expect(await database.engine()).toBe(second.engine)
  expect(states).toEqual(['ready', 'failed', 'starting', 'ready'])
})

test('closing waits for a start that is under way, and is done once', async () => {
  const { engine, client, closed } = invent()
  const { database, states } = start(async () => engine)
  await Promise.all([database.close(), database.close()])
  client.emit('end')
  expect(closed).toEqual(['closed'])
  expect(states).toEqual([])
})

test('closing what never opened is no error', async () => {
  const { database } = start(() => Promise.reject(new LoaderError('database-unreachable', 'Nobody listens.')))
  await database.close()
})

test('no transaction begins on the connection that all calls share', async () => {
  const { engine } = invent()
  const { database } = start(async () => engine)
  const { client } = await database.engine()
  const work = transaction(client, "Can't enter the threshold", async () => 'entered')
  await expect(work).rejects.toThrow(
    "Can't enter the threshold: a transaction needs a connection of its own.",
  )
})
