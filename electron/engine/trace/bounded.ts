import type { Client } from '../../db/connection/connect.ts'

/** Searches that together take no longer than a person waits. */
export interface Bounded {
  /** The rows; null when the time was over. */
  rows<Row extends object>(client: Client, sql: string, values: readonly unknown[]): Promise<Row[] | null>
}

const statementEnded = '57014'

/** @param milliseconds for all searches together. */
export function boundedSearches(milliseconds: number, signal: AbortSignal): Bounded {
  const end = performance.now() + milliseconds
  return {
    async rows<Row extends object>(client: Client, sql: string, values: readonly unknown[]) {
      signal.throwIfAborted()
      const left = Math.ceil(end - performance.now())
      if (left <= 0) return null
      await client.query(`set statement_timeout = ${left}`)
      try {
        return (await client.query<Row>(sql, [...values])).rows
      } catch (error) {
        if (!signal.aborted && (error as { code?: string }).code === statementEnded) return null
        throw error
      } finally {
        if (!signal.aborted) await client.query('set statement_timeout = 0')
      }
    },
  }
}
