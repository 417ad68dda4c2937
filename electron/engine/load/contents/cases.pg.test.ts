import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { testEngine } from '../../../testing/engine.ts'
import { load } from '../load.ts'

/** Inputs with a flaw each and what is right of them. They are not part of the repository. */
const folder = fileURLToPath(new URL('../../../../../shared/cases/', import.meta.url))
const expectedFile = `${folder}expected.json`

interface Case {
  readonly loaded: number
  readonly rejected: number
  /** By record number: the fields that the case is about. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** The load stops, and its message names the file and this. */
  readonly refused?: string
  readonly warnings?: { readonly 'at least': number }
  /** These must fail or warn. */
  readonly checks?: readonly string[]
}

describe.skipIf(!existsSync(expectedFile))('the flawed inputs', () => {
  const cases: Readonly<Record<string, Case>> = existsSync(expectedFile)
    ? JSON.parse(readFileSync(expectedFile, 'utf8'))
    : {}
  const database = testEngine()

  test.each(Object.entries(cases))('load as is right: %s', async (name, expected) => {
    const file = `${name}.csv`
    const loading = load(database.engine, {
      folder,
      files: [file],
      date: '2025-11-05',
      mode: 'replace',
      publish: 'always',
    })
    if (expected.refused !== undefined) {
      const error: unknown = await loading.then(
        () => null,
        (reason: unknown) => reason,
      )
      expect(error).toBeInstanceOf(Error)
      const { message, hint = '' } = error as Error & { hint?: string }
      expect(message).toContain(file)
      expect(`${message} ${hint}`.toLowerCase()).toContain(expected.refused)
      return
    }
    const { run, checks } = await loading
    expect(run).toMatchObject({ rowsLoaded: expected.loaded, rowsRejected: expected.rejected })
    expect(run.warnings).toBeGreaterThanOrEqual(expected.warnings?.['at least'] ?? 0)
    const { rows } = await database.engine.client.query<Record<string, unknown>>(
      `select * from ${run.schema}.facility
         join ${run.schema}.license using (license_id)
         left join ${run.schema}.contact using (contact_id)
         left join ${run.schema}.addresscode using (addresscode_id)
        where source_file = $1`,
      [file],
    )
    expect(rows.map((row) => String(row.source_record)).sort()).toEqual(Object.keys(expected.rows).sort())
    for (const row of rows)
      expect
        .soft(row, `record ${row.source_record}`)
        .toMatchObject(expected.rows[String(row.source_record)] ?? {})
    const spoke = checks.filter(({ status }) => status === 'failed').map((check) => check.name)
    expect(spoke).toEqual(expect.arrayContaining([...(expected.checks ?? [])]))
  })
})
