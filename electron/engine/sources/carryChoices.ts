import type { Client } from '../../db/connection/connect.ts'
import { addChoice } from './chooseColumn.ts'
import { type KnownSource, sourcesAsKept } from './knownSources.ts'
import { hasColumn, type OldChoice, oldChoices } from './oldChoices.ts'
import { lockVersions } from './sourceVersions.ts'

/**
 * Makes a version of each choice of a column that an old registry keeps apart, with who made it and when. Runs in the
 * transaction that then drops their table.
 * @param tell takes a sentence on each choice that can't be kept in the database.
 */
export async function carryChoices(client: Client, tell: (notice: string) => void): Promise<void> {
  const choices = await oldChoices(client)
  if (choices.length === 0) return
  await lockVersions(client)
  for (const choice of choices) {
    const known = (await sourcesAsKept(client)).find(({ source }) => source.id === choice.source)
    // nothing was read by it
    if (known !== undefined && !hasColumn(known.source, choice)) continue
    const lost = lostBecause(known, choice)
    if (known === undefined || lost !== null) {
      tell(`The choice that ${wordsOf(choice)} in ${choice.source} is not kept: ${lost}`)
      continue
    }
    await addChoice(client, choice.who, known, choice, wordsOf(choice), choice.at)
  }
}

function wordsOf({ fileColumn, column }: OldChoice): string {
  return `${fileColumn} feeds ${column}`
}

function lostBecause(known: KnownSource | undefined, { fileColumn }: OldChoice): string | null {
  if (known === undefined) return 'there is no such source.'
  if (known.from === 'folder') return 'write it to the file of the source, as `chosen` of the column.'
  return fileColumn.length > 200 ? 'the header is too long.' : null
}
