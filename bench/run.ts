import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { type Connection, connect } from '../electron/db/connect.ts'
import { stopEmbedded } from '../electron/db/embedded/control.ts'
import { connectionTo, databaseName, readCredentials } from '../electron/db/embedded/credentials.ts'
import { joinEmbedded } from '../electron/db/embedded/join.ts'
import { placesIn } from '../electron/db/embedded/places.ts'
import { tables } from '../shared/domain.ts'
import { dropSchema, type ExpertLoad, expertLoad } from './expert.ts'
import { type GeneratedFiles, generatedFiles } from './generate.ts'
import type { OwnLoad } from './loadOnce.ts'
import { median, phaseLines, type Result, resultLines } from './report.ts'

const expertSchema = 'leads_20251231'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10k,100k,1M' },
    repeats: { type: 'string', default: '3' },
    cache: { type: 'string', default: '.cache/bench' },
  },
})
const sizes = values.sizes.split(',').map(parseSize)
const repeats = Number(values.repeats)
const say = (line: string) => process.stdout.write(`${line}\n`)

const dataDir = await mkdtemp(join(tmpdir(), 'leads-loader-bench-'))
const server = await joinEmbedded(dataDir, { applicationName: 'bench' })
try {
  const administrator = connectionTo(
    server.config.port,
    readCredentials(placesIn(dataDir)).administrator,
    databaseName,
  )
  say(`Node ${process.version}, ${cpus().length} cores, embedded PostgreSQL; ${repeats} repeats, medians`)
  const results: Result[] = []
  let loads = 0
  for (const size of sizes) {
    const files = await generatedFiles(values.cache, size)
    const own: (OwnLoad & { seconds: number })[] = []
    const expert: ExpertLoad[] = []
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      await checkpoint(administrator)
      expert.push(await expertLoad(server.config, expertSchema, files))
      await dropSchema(server.config, expertSchema)
      await checkpoint(administrator)
      const date = dayOf2025(loads++)
      own.push(await ownLoad(files, date))
      await dropSchema(server.config, `leads_${date.replaceAll('-', '')}`)
      requireSameRows(size, own.at(-1) as OwnLoad, expert.at(-1) as ExpertLoad)
      say(
        `${size.toLocaleString('en-US')}: expert ${expert.at(-1)?.seconds.toFixed(2)} s, leads ${own.at(-1)?.seconds.toFixed(2)} s`,
      )
    }
    results.push({ size, own, expert })
    say(phaseLines('expert', median(expert, (load) => load.seconds).phases))
    say(phaseLines('leads', median(own, (load) => load.seconds).phases))
  }
  say('')
  for (const line of resultLines(results)) say(line)
} finally {
  await server.leave()
  await stopEmbedded(dataDir)
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
}

/** A load in a process of its own, from its start to its end. */
async function ownLoad(
  { folder, files }: GeneratedFiles,
  date: string,
): Promise<OwnLoad & { seconds: number }> {
  const program = fileURLToPath(new URL('./loadOnce.js', import.meta.url))
  const began = performance.now()
  const { stdout } = await promisify(execFile)(process.execPath, [program, dataDir, date, folder, ...files])
  return { ...(JSON.parse(stdout) as OwnLoad), seconds: (performance.now() - began) / 1000 }
}

/** A date of its own for each load: a published one is taken. */
function dayOf2025(place: number): string {
  const part = (number: number) => String(number).padStart(2, '0')
  return `2025-${part(1 + (Math.floor(place / 28) % 12))}-${part(1 + (place % 28))}`
}

/** So that neither side pays for what the other wrote. */
async function checkpoint(administrator: Connection): Promise<void> {
  const client = await connect(administrator, 'bench')
  try {
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}

function requireSameRows(size: number, own: OwnLoad, expert: ExpertLoad): void {
  for (const table of tables) {
    if (own.tableRows[table] !== expert.tableRows[table]) {
      throw new Error(
        `At ${size}, ${table} has ${own.tableRows[table]} rows by leads and ${expert.tableRows[table]} by the expert`,
      )
    }
  }
}

function parseSize(text: string): number {
  const parts = /^(\d+)(k|M)?$/.exec(text.trim())
  if (parts === null) throw new Error(`'${text}' is not a size such as 10k, 1M or 300`)
  return Number(parts[1]) * (parts[2] === 'k' ? 1000 : parts[2] === 'M' ? 1_000_000 : 1)
}
