import { type Engine, openEngine } from '../engine/engine.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { during } from './during.ts'

/** An engine on a database of its own, for tests. */
export interface TestEngine extends Pick<TestDatabase, 'url' | 'connect'> {
  readonly engine: Engine
  close(): Promise<void>
}

export async function openTestEngine(): Promise<TestEngine> {
  const { url, connect, drop } = await createTestDatabase()
  const engine = await openEngine({ databaseUrl: url, shell: 'test' })
  return {
    engine,
    url,
    connect,
    async close() {
      await engine.close()
      await drop()
    },
  }
}

/** For all tests of a file. */
export const testEngine = (): TestEngine => during(openTestEngine, ({ close }) => close())
