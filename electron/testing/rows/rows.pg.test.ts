import { afterAll, beforeAll, expect, test } from 'vitest'
import { schemaVersion } from '../../../shared/columns.ts'
import changesSql from '../../../sql/changes/changes.sql?raw'
import editedSql from '../../../sql/changes/edited.sql?raw'
import facilityPairsSql from '../../../sql/changes/facility_pairs.sql?raw'
import licensePairsSql from '../../../sql/changes/license_pairs.sql?raw'
import sharedLicensesSql from '../../../sql/changes/shared_licenses.sql?raw'
import stateSourcesSql from '../../../sql/changes/state_sources.sql?raw'
import { type Client, connect } from '../../db/connection/connect.ts'
import { createCandidate } from '../../db/schema/schemas.ts'
import { inRun, inRuns, thisVersion, withNames } from '../../db/schema/sqlFile.ts'
import { openTestEngine, type TestEngine } from '../engine.ts'
import { makeMappingTable } from '../oldRegistry.ts'
import { rowCalls } from './calls.ts'
import { faultsOf } from './compare.ts'
import { openDescriptions } from './describe.ts'
import { openProgram, type Program } from './program.ts'
import { CannotTell, type Statement, statementsOf } from './statements.ts'

// What the server gives was taken for rows of a type that nobody compared with it: a column that a statement lost or
// calls otherwise was `undefined` at some later place. Here the server describes the statement of each such call.

/** Functions whose statements only come to be when they run, with what tests them instead. */
const madeAtRunTime: Readonly<Record<string, string>> = {
  conditionsMet: 'its columns are the conditions of checks; the checks are run in tests',
  findRows: "around a check's own statement; every check is run in tests",
  countFound: 'its table and its search are chosen on the screen; read in the tests of tables',
}

/** Stands for every run: what columns there are doesn't depend on rows. */
const schema = 'loader_candidate_1'
let database: TestEngine
let client: Client
let program: Program
beforeAll(async () => {
  database = await openTestEngine()
  client = await connect(database.engine.target.connection, 'tests')
  await createCandidate(client, schema)
  await makeTemporaryTables()
  // registries of earlier versions are read too
  await makeMappingTable(client)
  program = openProgram()
})
afterAll(async () => {
  program?.close()
  await client?.end()
  await database?.close()
})

/** Those that a comparison of two runs reads from. */
async function makeTemporaryTables(): Promise<void> {
  const both = { before_schema: thisVersion(schema), after_schema: thisVersion(schema) }
  await client.query(inRuns(sharedLicensesSql, both))
  await client.query(inRuns(facilityPairsSql, both), [[], []])
  await client.query(licensePairsSql)
  await client.query(inRuns(stateSourcesSql, both), [[], []])
  await client.query(inRuns(changesSql, both))
  await client.query(inRun(editedSql, thisVersion(schema)), [0])
}

/** As the program may send it: to a run of this version, and where it reads runs, to those of all earlier ones. */
function filled({ sql, ofRuns }: Statement): string[] {
  const names = [...new Set([...sql.matchAll(/(?<!:):"([a-z_]+)"/g)].map(([, name = '']) => name))]
  const versions = ofRuns ? Array.from({ length: schemaVersion }, (_, index) => index + 1) : []
  return [
    withNames(sql, Object.fromEntries(names.map((name) => [name, schema]))),
    ...versions
      .filter((version) => version < schemaVersion)
      .map((version) => inRuns(sql, Object.fromEntries(names.map((name) => [name, { schema, version }])))),
  ]
}

test('every row that a type is given to has its columns', async () => {
  const columnsOf = await openDescriptions(client)
  const { calls, faults } = rowCalls(program)
  const said = [...faults]
  const excused = new Set<string>()
  for (const call of calls) {
    try {
      for (const statement of statementsOf(program, call.statement).flatMap(filled))
        said.push(...faultsOf(program.checker, call, await columnsOf(statement)))
    } catch (error) {
      const excuse = call.within.find((name) => Object.hasOwn(madeAtRunTime, name))
      if (!(error instanceof CannotTell)) said.push(`${call.place}: its statement is refused: ${error}`)
      else if (excuse === undefined)
        said.push(`${call.place}: only running the program can tell its statement: ${error.message}`)
      else excused.add(excuse)
    }
  }
  for (const name of Object.keys(madeAtRunTime))
    if (!excused.has(name)) said.push(`${name} needs no exception any more`)
  expect([...new Set(said)]).toEqual([])
  expect(calls.length).toBeGreaterThan(80)
})
