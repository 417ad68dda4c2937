import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { load } from '../electron/engine/load/load.ts'
import { type TestEngine, testEngine } from '../electron/testing/engine.ts'
import { layouts } from '../electron/testing/invent/layouts.ts'
import { expertLoad } from './expert.ts'
import { generatedFiles, lines, recordsOf } from './generate.ts'

describe('the invented files', () => {
  test('are the same on every machine', () => {
    const hash = createHash('sha256')
    for (const [place, layout] of layouts.entries()) {
      for (const line of lines(layout, recordsOf(300, place))) hash.update(line)
    }
    expect(hash.digest('hex')).toBe('c448be854e909967d9fa1bf0f1791a1c200b35ecc9170295f763ae7991a20c9b')
  })

  test('hold as many records as were asked for', () => {
    expect(layouts.map((_, place) => recordsOf(1_000_000, place))).toEqual([333_334, 333_333, 333_333])
  })
})

describe('both ways to load them', () => {
  const database = testEngine()

  test('give the same rows in all four tables', async () => {
    const { engine } = database
    const generated = await generatedFiles(join(inject('temporaryFolder'), 'bench'), 3000)
    const expert = await expertLoad(engine.target.connection, 'leads_20250101', generated)
    const { run } = await load(engine, { ...generated, date: '2025-01-02', mode: 'new', publish: 'always' })

    expect(run).toMatchObject({ rowsRead: 3000, rowsLoaded: 3000, tableRows: expert.tableRows })
    expect(await contentOf(engine.client, 'leads_20250102')).toEqual(
      await contentOf(engine.client, 'leads_20250101'),
    )
  })
})

/** Every record with all that it points to, without ids and times, and without what is null: the expert has no columns for it. */
async function contentOf(client: TestEngine['engine']['client'], schema: string): Promise<unknown[]> {
  const { rows } = await client.query<{ record: unknown }>(
    `select jsonb_strip_nulls(to_jsonb(f) - '{facility_id,license_id,contact_id,addresscode_id,updated_dt}'::text[]
         || coalesce(to_jsonb(c) - '{contact_id,updated_dt}'::text[], '{}')
         || coalesce(to_jsonb(a) - '{addresscode_id,updated_dt}'::text[], '{}')
         || to_jsonb(l) - '{license_id,updated_dt}'::text[]) as record
       from ${schema}.facility f
       join ${schema}.license l using (license_id)
       left join ${schema}.contact c using (contact_id)
       left join ${schema}.addresscode a using (addresscode_id)
      order by f.source, f.source_record`,
  )
  return rows.map(({ record }) => record)
}
