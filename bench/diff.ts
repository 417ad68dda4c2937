import { execFile } from 'node:child_process'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import type { SourceChanges } from '../shared/window/changes.ts'
import { withBenchServer } from './benchServer.ts'
import { commandLoad } from './command.ts'
import { type GeneratedFiles, generatedFiles, nextWeeksFiles } from './generate.ts'
import { parseSize } from './size.ts'

// How long `leads diff` takes between a run and that of a week later.

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '1M' },
    repeats: { type: 'string', default: '3' },
    cache: { type: 'string', default: '.cache/bench' },
    program: { type: 'string', default: fileURLToPath(new URL('../cli/index.js', import.meta.url)) },
  },
})
const size = parseSize(values.size)
const say = (line: string) => process.stdout.write(`${line}\n`)

await withBenchServer('diff', async ({ dataDir }) => {
  const load = async ({ folder, files }: GeneratedFiles, date: string) => {
    const { seconds, phases, rowsLoaded } = await commandLoad(values.program, dataDir, folder, files, date)
    say(
      `${date}: ${rowsLoaded.toLocaleString('en-US')} loaded in ${seconds.toFixed(2)} s, of which checks ${(phases['running the checks'] ?? Number.NaN).toFixed(2)}`,
    )
  }
  say(`Node ${process.version}, ${cpus().length} cores, embedded PostgreSQL`)
  await load(await generatedFiles(values.cache, size), '2025-12-24')
  await load(await nextWeeksFiles(values.cache, size), '2025-12-31')
  for (let repeat = 0; repeat < Number(values.repeats); repeat += 1) {
    const began = performance.now()
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [values.program, 'diff', '2025-12-24', '2025-12-31', '--json', '--data-dir', dataDir],
      { maxBuffer: 64 * 1024 * 1024 },
    )
    const seconds = (performance.now() - began) / 1000
    say(`leads diff: ${seconds.toFixed(2)} s`)
    if (repeat > 0) continue
    for (const { source, facilities } of (JSON.parse(stdout) as { sources: SourceChanges[] }).sources) {
      const { before, after, added, gone, changed } = facilities
      say(`  ${source}: ${before} before, ${after} after, ${added} added, ${gone} gone, ${changed} changed`)
    }
  }
})
