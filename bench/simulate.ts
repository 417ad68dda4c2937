import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { connect } from '../electron/db/connect.ts'
import { stopEmbedded } from '../electron/db/embedded/control.ts'
import { connectionTo, databaseName, readCredentials } from '../electron/db/embedded/credentials.ts'
import { joinEmbedded } from '../electron/db/embedded/join.ts'
import { placesIn } from '../electron/db/embedded/places.ts'
import { urlOf } from '../electron/db/target.ts'
import { openEngine } from '../electron/engine/engine.ts'
import { outcomeLines } from './simulation/outcomes.ts'
import { type Outcome, simulate } from './simulation/simulate.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    first: { type: 'string', default: '1' },
    weeks: { type: 'string', default: '26' },
  },
})
const say = (line: string) => process.stdout.write(`${line}\n`)

const dataDir = await mkdtemp(join(tmpdir(), 'leads-loader-simulation-'))
const folder = await mkdtemp(join(tmpdir(), 'leads-loader-weeks-'))
const server = await joinEmbedded(dataDir, { applicationName: 'simulation' })
try {
  const { administrator, loader: owner } = readCredentials(placesIn(dataDir))
  const at = (name: string, who = administrator) => connectionTo(server.config.port, who, name)
  const admin = await connect(at(databaseName), 'simulation')
  const outcomes: Outcome[] = []
  const first = Number(values.first)
  for (let seed = first; seed < first + Number(values.seeds); seed += 1) {
    // a database each, since each seed is a history of its own
    const name = `simulation_${seed}`
    await admin.query(`create database ${name} owner ${owner.user}`)
    const engine = await openEngine({ databaseUrl: urlOf(at(name, owner), true), shell: 'simulation' })
    try {
      const outcome = await simulate(engine, folder, seed, Number(values.weeks))
      outcomes.push(outcome)
      const missed = outcome.faults.filter(({ checks }) => checks.length === 0).map(({ fault }) => fault)
      say(
        `Seed ${seed}: ${outcome.falseAlarms.length} false alarms in ${outcome.ordinaryWeeks} weeks; missed: ${missed.join(', ') || 'nothing'}`,
      )
    } finally {
      await engine.close()
      await admin.query(`drop database ${name} with (force)`)
    }
  }
  await admin.end()
  say('')
  for (const line of outcomeLines(outcomes)) say(line)
} finally {
  await server.leave()
  await stopEmbedded(dataDir)
  for (const path of [dataDir, folder])
    await rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
}
