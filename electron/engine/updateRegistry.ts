import type { Client } from '../db/connection/connect.ts'
import { migrateRegistry } from '../db/schema/migrations.ts'

/**
 * Brings the registry to the version of this program, with what its changes need of the engine.
 * @param tell takes a sentence on what could not be carried over.
 * @returns the names of the changes that were made. @throws as `migrateRegistry`.
 */
export function updateRegistry(client: Client, tell: (notice: string) => void): Promise<string[]> {
  return migrateRegistry(client, {
    // most commands need no source
    '018_chosen_columns': async (within) =>
      (await import('./sources/carryChoices.ts')).carryChoices(within, tell),
  })
}
