import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testEngine } from '../../testing/engine.ts'
import { load } from '../load/load.ts'

const database = testEngine()
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leads-lanes-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
})

const padding = 'x'.repeat(1000)

/** Long enough that each state is read by a thread of its own. */
function write(name: string, header: string, row: (index: number) => string): void {
  const rows = Array.from({ length: 4500 }, (_, index) => row(index))
  writeFileSync(join(folder, name), `${header}\n${rows.join('\n')}\n`)
}

test('files of two states read side by side share contacts and address codes all the same', async () => {
  // Two states' files that name one head office: phone and email alone, and an address in the other state.
  write(
    'texas.csv',
    'Operation,Operation Name,Address,City,State,Zip,County,Phone,Email Address,Type,Status,Issue Date,Note',
    (index) =>
      `${index},Pine ${index},${index} Elm St,Austin,TX,78701,,512-555-0100,office@pine.example,Center,Full,1/1/20,${padding}`,
  )
  write(
    'oklahoma.csv',
    'Type License,Company,Accepts Subsidy,Star Level,Mon,Tues,Wed,Thurs,Friday,Saturday,Sunday,Phone,Email,Address1,Address2,City,State,Zip,Total Cap,Note',
    (index) =>
      `CENTER - K${index},Pine ${index},,,,,,,,,,512-555-0100,OFFICE@pine.example,${index} Elm St,,Austin,TX,78701,10,${padding}`,
  )
  const result = await load(database.engine, {
    folder,
    files: ['texas.csv', 'oklahoma.csv'],
    date: '2025-11-05',
    mode: 'new',
    publish: 'always',
  })
  expect(result.run).toMatchObject({ rowsRead: 9000, rowsLoaded: 9000, rowsRejected: 0 })
  expect(result.run.tableRows).toEqual({ facility: 9000, license: 9000, contact: 1, addresscode: 1 })
  // that all of Oklahoma's lie in Texas is another matter
  const whole = result.checks.filter(
    ({ family, name }) =>
      (family === 'reconciliation' || family === 'references') && name !== 'addresses_are_in_their_state',
  )
  expect(whole.filter(({ severity, status }) => severity === 'error' && status !== 'passed')).toEqual([])
  const { rows } = await database.engine.client.query(
    `select count(*) as facilities, count(distinct facility_id) as ids, count(distinct license_id) as licenses
       from leads_20251105.facility join leads_20251105.contact using (contact_id) join leads_20251105.addresscode using (addresscode_id)`,
  )
  expect(rows).toEqual([{ facilities: 9000, ids: 9000, licenses: 9000 }])
})
