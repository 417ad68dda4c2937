import type { Run } from '../../../shared/run.ts'
import attributesSql from '../../../sql/measures/attributes.sql?raw'
import capacitySql from '../../../sql/measures/capacity.sql?raw'
import categoriesSql from '../../../sql/measures/categories.sql?raw'
import changesSql from '../../../sql/measures/changes.sql?raw'
import contentSql from '../../../sql/measures/content.sql?raw'
import distinctSql from '../../../sql/measures/distinct.sql?raw'
import emptySql from '../../../sql/measures/empty.sql?raw'
import goneCategoriesSql from '../../../sql/measures/gone_categories.sql?raw'
import issuesSql from '../../../sql/measures/issues.sql?raw'
import lookedAtSql from '../../../sql/measures/looked_at.sql?raw'
import newestSql from '../../../sql/measures/newest.sql?raw'
import patternsSql from '../../../sql/measures/patterns.sql?raw'
import rowsSql from '../../../sql/measures/rows.sql?raw'
import valueChangesSql from '../../../sql/measures/value_changes.sql?raw'
import sourcesSql from '../../../sql/query/measured_sources.sql?raw'
import type { Client } from '../../db/connection/connect.ts'
import { schemaOwner } from '../../db/schema/schemas.ts'
import { inRun, inRuns, type RunTables } from '../../db/schema/sqlFile.ts'
import { fileMark } from '../../db/schema/sqlFiles.ts'
import { filledBy } from '../../sources/filledBy.ts'
import { wholeLayout } from '../../sources/layout.ts'
import type { Source } from '../../sources/source.ts'
import { findRun } from '../runs/findRuns.ts'
import { knownSources } from '../sources/knownSources.ts'
import { type LearnableRun, learnableRuns } from './learnable.ts'

/** Measures look at so many facilities at most. */
const mostLookedAt = 20_000

/** Which licenses measures look at. */
interface Sample {
  /** Those whose number's hash ends in these bits set to zero: the same every week, so that runs compare. */
  readonly bits: number
  /** The words for it, where a number depends on how many are looked at; empty for all. */
  readonly of: string
}

function sampleOf(facilities: number, most: number): Sample {
  let part = 1
  while (facilities / part > most) part *= 2
  return { bits: part - 1, of: part === 1 ? '' : `in 1 of ${part} licenses` }
}

/** One statement, so that what is looked at is put together once. */
const measureSql = `insert into loader.measure (run_id, source, measure, column_name, category, value, records)
with looked_at as materialized (
${fileMark(lookedAtSql)}${lookedAtSql})
select $1::int, * from (
${[rowsSql, emptySql, distinctSql, categoriesSql, patternsSql, capacitySql, attributesSql, newestSql, issuesSql, contentSql].map((sql) => `(${fileMark(sql)}${sql})`).join('\nunion all\n')}) measured`

/** Checks that need no learning hold a run against the same run before that its changes are counted from. */
const comparedSql = `insert into loader.measure (run_id, source, measure, value) values ($1, $2, 'compared_with', $3)`

/**
 * Measures each source of a run's schema, and enters that in loader.measure in place of what stood there.
 * sql/measures has a file for each kind of measure.
 * @param most how many facilities are looked at; of more, those of some licenses are.
 */
export async function measureRun(
  client: Client,
  tables: RunTables,
  runId: number,
  most = mostLookedAt,
): Promise<void> {
  const run = (await findRun(client, runId)) as Run
  const { rows } = await client.query<{ source: string }>(sourcesSql, [runId])
  const sources = (await knownSources(client)).map(({ source }) => source)
  const measured = sources.filter(({ id }) => rows.some(({ source }) => source === id))
  const layouts = JSON.stringify(
    Object.fromEntries(
      measured.map((source) => [source.id, { state: source.state, columns: columnsOf(source) }]),
    ),
  )
  const sample = sampleOf(run.tableRows.facility ?? 0, most)
  await client.query('delete from loader.measure where run_id = $1', [runId])
  await client.query(inRun(measureSql, tables), [...[runId, layouts, sample.bits, sample.of]])
  const before = await learnableRuns(client, runId)
  /** Sources of one run before are compared together: each comparison reads all licenses of both runs. */
  const comparisons = new Map<number, { base: LearnableRun; states: Record<string, string> }>()
  for (const { id, state } of measured) {
    const base = before.get(id)?.at(-1)
    if (base === undefined) continue
    await client.query(goneCategoriesSql, [runId, id, base.runId])
    await client.query(comparedSql, [runId, id, base.runId])
    const states = { ...comparisons.get(base.runId)?.states, [id]: state }
    comparisons.set(base.runId, { base, states })
  }
  for (const { base, states } of comparisons.values()) {
    // nothing came or went where somebody dropped the schema of the run before
    if ((await schemaOwner(client, base.tables.schema)) === null) continue
    const weeks = (Date.parse(run.date) - Date.parse(base.date)) / (7 * 86_400_000)
    await client.query(inRuns(changesSql, { load_schema: tables, base_schema: base.tables }), [
      ...[runId, JSON.stringify(states), weeks, sample.bits],
    ])
    await client.query(inRuns(valueChangesSql, { load_schema: tables, base_schema: base.tables }), [
      ...[runId, Object.keys(states), sample.bits],
    ])
  }
}

/** All that the source's rules fill: a column that this week's file lacks is empty. */
function columnsOf(source: Source): string[] {
  return filledBy(wholeLayout(source))
}
