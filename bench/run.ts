import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Connection, connect } from '../electron/db/connect.ts'
import { stopEmbedded } from '../electron/db/embedded/control.ts'
import { connectionTo, databaseName, readCredentials } from '../electron/db/embedded/credentials.ts'
import { joinEmbedded } from '../electron/db/embedded/join.ts'
import { placesIn } from '../electron/db/embedded/places.ts'
import { type Table, tables } from '../shared/domain.ts'
import { type CommandLoad, commandLoad } from './command.ts'
import { dropSchema, type ExpertLoad, expertLoad, tableRows } from './expert.ts'
import { generatedFiles } from './generate.ts'
import { median, phaseLines, type Result, resultLines } from './report.ts'

const expertSchema = 'leads_20251231'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10k,100k,1M' },
    repeats: { type: 'string', default: '3' },
    cache: { type: 'string', default: '.cache/bench' },
    program: { type: 'string', default: fileURLToPath(new URL('../cli/index.js', import.meta.url)) },
  },
})
const sizes = values.sizes.split(',').map(parseSize)
const repeats = Number(values.repeats)
const say = (line: string) => process.stdout.write(`${line}\n`)

const dataDir = await mkdtemp(join(tmpdir(), 'leads-loader-bench-'))
const server = await joinEmbedded(dataDir, { applicationName: 'bench' })
let loads = 0
try {
  const { administrator } = readCredentials(placesIn(dataDir))
  const owner = connectionTo(server.config.port, administrator, databaseName)
  say(`Node ${process.version}, ${cpus().length} cores, embedded PostgreSQL; ${repeats} repeats, medians`)
  const samples: CommandLoad[] = []
  for (let repeat = 0; repeat < repeats; repeat += 1)
    samples.push(await ownLoad('samples', ['nevada.csv', 'oklahoma.csv', 'texas.csv']))
  say(`The three samples: ${median(samples, ({ seconds }) => seconds).seconds.toFixed(2)} s`)

  const results: Result[] = []
  for (const size of sizes) {
    const result = await compare(size, owner)
    results.push(result)
    say(phaseLines('expert', median(result.expert, ({ seconds }) => seconds).phases))
    say(phaseLines('leads', median(result.own, ({ seconds }) => seconds).phases))
  }
  say('')
  for (const line of resultLines(results)) say(line)
} finally {
  await server.leave()
  await stopEmbedded(dataDir)
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
}

/** Both ways in turn, so that what else the machine does meets both. */
async function compare(size: number, owner: Connection): Promise<Result> {
  const { folder, files } = await generatedFiles(values.cache, size)
  const own: CommandLoad[] = []
  const expert: ExpertLoad[] = []
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    await checkpoint(owner)
    const byHand = await expertLoad(server.config, expertSchema, { folder, files })
    await dropSchema(server.config, expertSchema)
    await checkpoint(owner)
    const load = await ownLoad(folder, files, async (schema) => {
      requireSameRows(size, await tableRows(server.config, schema), byHand.tableRows)
    })
    if (load.rowsRead !== size || load.rowsRejected > 0) throw new Error(`At ${size} not all records loaded`)
    expert.push(byHand)
    own.push(load)
    say(
      `${size.toLocaleString('en-US')}: expert ${byHand.seconds.toFixed(2)} s, leads ${load.seconds.toFixed(2)} s`,
    )
  }
  return { size, own, expert }
}

/** A load of a date of its own, whose schema goes afterwards. */
async function ownLoad(
  folder: string,
  files: readonly string[],
  look: (schema: string) => Promise<void> = async () => {},
): Promise<CommandLoad> {
  const part = (number: number) => String(number).padStart(2, '0')
  const date = `2025-${part(1 + (Math.floor(loads / 28) % 12))}-${part(1 + (loads % 28))}`
  loads += 1
  const load = await commandLoad(values.program, dataDir, folder, files, date)
  await look(load.schema)
  await dropSchema(server.config, load.schema)
  return load
}

/** So that neither side pays for what the other wrote. */
async function checkpoint(owner: Connection): Promise<void> {
  const client = await connect(owner, 'bench')
  try {
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}

function requireSameRows(size: number, own: Record<Table, number>, expert: Record<Table, number>): void {
  for (const table of tables) {
    if (own[table] === expert[table]) continue
    throw new Error(`At ${size}, ${table} has ${own[table]} rows by leads and ${expert[table]} by the expert`)
  }
}

function parseSize(text: string): number {
  const parts = /^(\d+)(k|M)?$/.exec(text.trim())
  if (parts === null) throw new Error(`'${text}' is not a size such as 10k, 1M or 300`)
  return Number(parts[1]) * (parts[2] === 'k' ? 1000 : parts[2] === 'M' ? 1_000_000 : 1)
}
