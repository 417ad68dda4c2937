import { beforeAll, describe, expect, test } from 'vitest'
import lookedAtSql from '../../../sql/measures/looked_at.sql?raw'
import rowsSql from '../../../sql/measures/rows.sql?raw'
import runsSql from '../../../sql/query/runs.sql?raw'
import { testDatabase } from '../../testing/database.ts'
import { inRun } from '../schema/sqlFile.ts'
import { fileMark } from '../schema/sqlFiles.ts'
import type { Client } from './connect.ts'
import { databaseError } from './errors.ts'
import { placeOfError } from './statementPlace.ts'

// The server's own words of a statement of ours reached the screen, in its language, and named no file.

const database = testDatabase()
let client: Client
beforeAll(async () => {
  client = await database.connect('tests')
})

const refused = async (sql: string, values: unknown[] = []): Promise<unknown> =>
  client.query(sql, values).then(
    () => Promise.reject(new Error('it was not refused')),
    (error: unknown) => error,
  )

describe('a statement of sql/ that the server refuses', () => {
  test("is told by its file, line and column, without the server's words", async () => {
    // there is no registry in this database
    const error = await refused(runsSql, [null, null])
    const line = runsSql.slice(0, runsSql.indexOf('loader.run r')).split('\n').length
    expect(placeOfError(error)).toMatchObject({ file: 'sql/query/runs.sql', at: { line } })
    const told = databaseError(error, "Can't list the runs")
    expect(told.message).toBe(
      `Can't list the runs: the database refused a statement of this program, sql/query/runs.sql, line ${line}, column 8 (SQLSTATE 42P01).`,
    )
    expect(told.message).not.toContain((error as Error).message)
    expect(placeOfError(error)?.at?.excerpt).toBe('  from loader.run r\n       ^')
  })

  test('is found with names and lists filled in, and as a part of another one', async () => {
    const whole = `select * from (\n${fileMark(rowsSql)}${rowsSql}) a, (${fileMark(lookedAtSql)}${lookedAtSql}) b`
    const error = await refused(
      inRun(whole.replace(rowsSql, 'select 1'), { schema: 'leads_20260105', version: 1 }),
      [1, '{}', 0],
    )
    const line = lookedAtSql.slice(0, lookedAtSql.indexOf('  from :')).split('\n').length
    expect(placeOfError(error)).toMatchObject({ file: 'sql/measures/looked_at.sql', at: { line } })
  })

  test('counts characters as an editor shows them', async () => {
    const error = await refused(`select '😀😀',\n  nothing_there`)
    expect(placeOfError(error)).toEqual({
      file: null,
      at: { line: 2, column: 3, excerpt: '  nothing_there\n  ^' },
    })
  })

  test('is told by its file alone where the server says no place', async () => {
    const error = await refused("do $$ begin raise exception 'secret cell' using errcode = 'P0001'; end $$")
    const told = databaseError(error, "Can't do that")
    expect(told.message).toBe(
      "Can't do that: the database refused a statement of this program (SQLSTATE P0001).",
    )
  })
})
