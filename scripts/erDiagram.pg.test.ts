import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { connect } from '../electron/db/connect.ts'
import { addKeys } from '../electron/db/keys.ts'
import { createCandidate } from '../electron/db/schemas.ts'
import { createTestDatabase } from '../electron/testing/database.ts'
import { erDiagram } from './erDiagram.ts'

const readme = new URL('../README.md', import.meta.url)
const section = /(?<=<!-- ER diagram: made from the database's catalog -->\n```mermaid\n)[\s\S]*?(?=\n```)/

test('the ER diagram in the README is that of the database (UPDATE_README=1 writes it)', async () => {
  const database = await createTestDatabase()
  const client = await connect(database.connection, 'diagram')
  const second = await connect(database.connection, 'diagram')
  try {
    await createCandidate(client, 'loader_candidate_1')
    await addKeys(client, second, 'loader_candidate_1')
    const diagram = await erDiagram(client, 'loader_candidate_1')
    const text = readFileSync(readme, 'utf8')
    if (process.env.UPDATE_README === '1') writeFileSync(readme, text.replace(section, diagram))
    else expect(section.exec(text)?.[0]).toBe(diagram)
  } finally {
    await Promise.all([client.end(), second.end()])
    await database.drop()
  }
})
