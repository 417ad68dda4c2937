import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { testEngine } from '../../../testing/engine.ts'
import { load } from '../load.ts'

/** Three real files and what each of their records must become. They are not part of the repository. */
const material = fileURLToPath(new URL('../../../../../shared/', import.meta.url))

describe.skipIf(!existsSync(`${material}expected/golden.json`))('the three real files', () => {
  const database = testEngine()

  test('become what is expected, field by field', async () => {
    const result = await load(database.engine, {
      folder: `${material}data`,
      files: ['source1.csv', 'source2.csv', 'source3.csv'],
      date: '2025-11-05',
      mode: 'new',
      publish: 'passing',
    })
    expect(result.published).toBe(true)
    expect(result.run).toMatchObject({ rowsRead: 127, rowsLoaded: 127, rowsRejected: 0 })
    expect(result.run.tableRows).toEqual({ facility: 127, license: 127, addresscode: 84, contact: 126 })

    const expected: Record<string, unknown>[] = JSON.parse(
      readFileSync(`${material}expected/golden.json`, 'utf8'),
    )
    const fields = Object.keys(expected[0] as object).map((field) =>
      field === 'record' ? 'source_record as record' : field,
    )
    const { rows } = await database.engine.client.query(
      `select ${fields.join(', ')}
         from leads_20251105.facility
         join leads_20251105.license using (license_id)
         left join leads_20251105.contact using (contact_id)
         left join leads_20251105.addresscode using (addresscode_id)
        order by source, source_record`,
    )
    expect(rows).toEqual(expected)
  })
})
