import { createTestDatabase } from '../db/testDatabase.ts'
import { type Engine, openEngine } from './engine.ts'

/** An engine on a database of its own, for tests. */
export interface TestEngine {
  readonly engine: Engine
  readonly url: string
  close(): Promise<void>
}

export async function openTestEngine(): Promise<TestEngine> {
  const database = await createTestDatabase()
  const engine = await openEngine({ databaseUrl: database.url, shell: 'test' })
  return {
    engine,
    url: database.url,
    async close() {
      await engine.close()
      await database.drop()
    },
  }
}
