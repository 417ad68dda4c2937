import { test } from 'vitest'
import { connect } from '../../electron/db/connection/connect.ts'
import { addKeys } from '../../electron/db/schema/keys.ts'
import { createCandidate } from '../../electron/db/schema/schemas.ts'
import { createTestDatabase } from '../../electron/testing/database.ts'
import { erDiagram } from './diagram.ts'
import { page } from './markdown.ts'
import { expectPage } from './writtenOrSame.ts'

test('the diagram of the tables is that of the database', async () => {
  const database = await createTestDatabase()
  const client = await connect(database.connection, 'diagram')
  const second = await connect(database.connection, 'diagram')
  try {
    await createCandidate(client, 'loader_candidate_1')
    await addKeys(client, second, 'loader_candidate_1')
    expectPage(
      'diagram.md',
      page(
        '# Diagram of the tables',
        "Made from the database's catalog. What each column means stands in [columns](columns.md).",
        `\`\`\`mermaid\n${await erDiagram(client, 'loader_candidate_1')}\n\`\`\``,
      ),
    )
  } finally {
    await Promise.all([client.end(), second.end()])
    await database.drop()
  }
})
