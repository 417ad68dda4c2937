import { randomBytes } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { type Client, connect } from '../../../db/connection/connect.ts'
import { urlOf } from '../../../db/connection/target.ts'
import { commands, texasFile } from '../../../testing/command.ts'
import { rolesSql } from './rolesSql.ts'

const name = `roles_${randomBytes(6).toString('hex')}`
const roles = { loader: `${name}_loader`, reader: `${name}_reader` }
const connection = { ...inject('loader'), user: roles.loader, password: name, database: name }
const leads = commands(() => urlOf(connection, true))
const { run, json, write } = leads

async function asAdministrator(act: (client: Client) => Promise<void>): Promise<void> {
  const client = await connect(inject('administrator'), 'tests')
  try {
    await act(client)
  } finally {
    await client.end()
  }
}

afterAll(async () => {
  await asAdministrator(async (client) => {
    await client.query(`drop database if exists ${name} with (force)`)
    for (const role of Object.values(roles)) await client.query(`drop role if exists ${role}`)
  })
})

// Comparing was refused: the printed SQL gave no right to the temporary tables that it keeps what differs in.
test('the printed roles may do all that the program does, and read what is published', async () => {
  await asAdministrator(async (client) => {
    const sql = rolesSql(name)
      .replaceAll('leads_loader', roles.loader)
      .replaceAll('leads_reader', roles.reader)
      // psql's own command: it asks for the password
      .replaceAll(/^\\password (\w+)$/gm, `alter role $1 password '${name}';`)
    const statements = sql.split(/;\n/).map((statement) => statement.replace(/^\s*--.*$/gm, '').trim())
    for (const statement of statements) if (statement !== '') await client.query(statement)
  })

  write('texas.csv', texasFile(20))
  const first = await run('load', '-f', 'texas.csv', '--date', '2026-01-01', '--reader', roles.reader)
  expect(first.code, first.err).toBe(0)
  write('texas.csv', texasFile(21))
  const second = await run('load', '-f', 'texas.csv', '--date', '2026-01-08', '--reader', roles.reader)
  expect(second.code, second.err).toBe(0)
  const { code, document } = await json('diff', '1', '2')
  expect(code, JSON.stringify(document)).toBe(0)
  expect((await run('delete', '1', '--yes')).code).toBe(0)

  const reader = await connect({ ...connection, user: roles.reader }, 'tests')
  try {
    const { rows } = await reader.query('select count(*)::int as facilities from leads_20260108.facility')
    expect(rows).toEqual([{ facilities: 21 }])
    await expect(reader.query('select * from loader.run')).rejects.toThrow('permission denied')
  } finally {
    await reader.end()
  }
})
