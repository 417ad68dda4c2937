import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { connect } from '../electron/db/connection/connect.ts'
import { urlOf } from '../electron/db/connection/target.ts'
import { connectionTo } from '../electron/db/embedded/folder/credentials.ts'
import { openEngine } from '../electron/engine/engine.ts'
import { withBenchServer } from './benchServer.ts'
import { outcomeLines } from './simulation/outcomes.ts'
import { type Outcome, type SeedResult, simulateSeed } from './simulation/simulateSeed.ts'
import { worlds } from './simulation/weeks.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '5' },
    first: { type: 'string', default: '1' },
    before: { type: 'string', default: '6' },
    weeks: { type: 'string', default: '12' },
    drifting: { type: 'string', default: '8' },
    world: { type: 'string', default: 'calm' },
    details: { type: 'boolean', default: false },
  },
})
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => Number(values.first) + index)
const world = Object.entries(worlds).find(([name]) => name === values.world)?.[1]
if (world === undefined)
  throw new Error(`There is no world ${values.world}: ${Object.keys(worlds).join(', ')}.`)
const length = {
  before: Number(values.before),
  ordinary: Number(values.weeks),
  drifting: Number(values.drifting),
}
const say = (line: string) => process.stdout.write(`${line}\n`)

await withBenchServer('simulate', async ({ server, credentials: { loader }, owner }) => {
  say(
    `Node ${process.version}, ${cpus().length} cores, embedded PostgreSQL; world ${values.world}; seeds ${seeds.join(', ')}`,
  )
  const results: SeedResult[] = []
  for (const seed of seeds) {
    const name = `simulate_${seed}`
    const administration = await connect(owner, 'simulate')
    try {
      await administration.query(`create database ${name} owner ${loader.user}`)
      const databaseUrl = urlOf(connectionTo(server.config.port, loader, name), true)
      const engine = await openEngine({ databaseUrl, shell: 'simulate' })
      try {
        results.push(await simulateSeed(engine, seed, world, length))
      } finally {
        await engine.close()
      }
      await administration.query(`drop database ${name} with (force)`)
    } finally {
      await administration.end()
    }
    say(summary(results.at(-1) as SeedResult))
  }
  say('')
  for (const line of outcomeLines(results)) say(line)
})

function summary({ seed, weeks, faults, coldStart, variants, drifts, ordinaryState }: SeedResult): string {
  const alarmed = weeks.filter(({ alarms }) => alarms.length > 0)
  const kept = (list: readonly Outcome[]) =>
    list.filter(({ alarms }) => alarms.some(({ severity }) => severity === 'error')).length
  const caught = (list: readonly Outcome[]) => list.filter(({ alarms }) => alarms.length > 0)
  const lines = [
    `seed ${seed}: ${alarmed.length} of ${weeks.length} ordinary weeks alarmed; caught ${caught(faults).length} of ${faults.length} (kept ${kept(faults)}), with one run before ${caught(coldStart).length} of ${coldStart.length} (kept ${kept(coldStart)})`,
    ...[...faults, ...coldStart]
      .filter((one) => kept([one]) === 0)
      .map(
        ({ name, file, alarms }) =>
          `  ${alarms.length === 0 ? 'missed' : 'only warned of'}: ${name} (${file}) ${alarms.map(({ check }) => check).join(', ')}`,
      ),
    ...drifts.map(
      ({ name, told, by }) => `  drift: ${name}: ${told === null ? 'not told' : `week ${told}, ${by}`}`,
    ),
    ...alarmed.flatMap(({ date, alarms }) =>
      alarms.map(({ check, severity, explanation }) => `  ${date} ${severity} ${check}: ${explanation}`),
    ),
    ...caught(variants).flatMap(({ name, file, alarms }) =>
      alarms.map(({ check, explanation }) => `  harmless: ${name} (${file}): ${check}: ${explanation}`),
    ),
  ]
  if (values.details) {
    lines.push(`  ordinary: ${ordinaryState.join('; ')}`)
    for (const { name, file, alarms } of faults)
      for (const { check, severity, explanation } of alarms)
        lines.push(`  ${name} (${file}): ${severity} ${check}: ${explanation}`)
  }
  return lines.join('\n')
}
