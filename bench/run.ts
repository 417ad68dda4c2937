import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Connection, connect } from '../electron/db/connection/connect.ts'
import { type Table, tables } from '../shared/columns.ts'
import { type BenchServer, withBenchServer } from './benchServer.ts'
import { type CommandLoad, commandLoad } from './command.ts'
import { dropSchema, type ExpertLoad, expertLoad, tableRows } from './expert.ts'
import { generatedFiles } from './generate.ts'
import { median, phaseLines, type Result, resultLines } from './report.ts'
import { parseSize } from './size.ts'

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

let loads = 0

await withBenchServer('bench', async (bench) => {
  say(`Node ${process.version}, ${cpus().length} cores, embedded PostgreSQL; ${repeats} repeats, medians`)
  const samples: CommandLoad[] = []
  for (let repeat = 0; repeat < repeats; repeat += 1)
    samples.push(await ownLoad(bench, 'samples', ['nevada.csv', 'oklahoma.csv', 'texas.csv']))
  say(`The three samples: ${median(samples, ({ seconds }) => seconds).seconds.toFixed(2)} s`)

  const results: Result[] = []
  for (const size of sizes) {
    const result = await compare(bench, size)
    results.push(result)
    say(phaseLines('expert', median(result.expert, ({ seconds }) => seconds).phases))
    say(phaseLines('leads', median(result.own, ({ seconds }) => seconds).phases))
  }
  say('')
  for (const line of resultLines(results)) say(line)
})

/** Both ways in turn, so that what else the machine does meets both. */
async function compare(bench: BenchServer, size: number): Promise<Result> {
  const { owner, server } = bench
  const { folder, files } = await generatedFiles(values.cache, size)
  const own: CommandLoad[] = []
  const expert: ExpertLoad[] = []
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    await checkpoint(owner)
    const byHand = await expertLoad(server.config, expertSchema, { folder, files })
    await dropSchema(server.config, expertSchema)
    await checkpoint(owner)
    const load = await ownLoad(bench, folder, files, async (schema) => {
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
  { dataDir, server }: BenchServer,
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
