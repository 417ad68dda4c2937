import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { withBenchServer } from './benchServer.ts'
import { commandLoad } from './command.ts'
import { generatedFiles, lateFile } from './generate.ts'
import { median } from './report.ts'
import { parseSize } from './size.ts'

// How long `leads load --add` takes for a late file of few records, beside the copy of the date's records that it begins with.

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '200k' },
    late: { type: 'string', default: '100' },
    repeats: { type: 'string', default: '3' },
    cache: { type: 'string', default: '.cache/bench' },
    program: { type: 'string', default: fileURLToPath(new URL('../cli/index.js', import.meta.url)) },
  },
})
const size = parseSize(values.size)
const late = parseSize(values.late)
const say = (line: string) => process.stdout.write(`${line}\n`)

await withBenchServer('add', async ({ dataDir }) => {
  say(`Node ${process.version}, ${cpus().length} cores, embedded PostgreSQL`)
  const { folder, files } = await generatedFiles(values.cache, size)
  const adding = await lateFile(values.cache, size, late)
  const adds = []
  for (let repeat = 0; repeat < Number(values.repeats); repeat += 1) {
    const date = `2025-12-${String(repeat + 1).padStart(2, '0')}`
    const fresh = await commandLoad(values.program, dataDir, folder, files, date)
    const add = await commandLoad(values.program, dataDir, adding.folder, adding.files, date, ['--add'])
    if (add.rowsLoaded !== late) throw new Error(`${add.rowsLoaded} of ${late} records were added`)
    const copy = add.phases['copying the records of the date'] ?? Number.NaN
    const reading = add.phases['reading and loading'] ?? Number.NaN
    adds.push({ fresh: fresh.seconds, whole: add.seconds, copy, reading })
    say(
      `${date}: fresh load ${fresh.seconds.toFixed(2)} s; add ${add.seconds.toFixed(2)} s, of which copy ${copy.toFixed(2)}, reading ${reading.toFixed(2)}`,
    )
  }
  const ratio = ({ copy, reading }: { copy: number; reading: number }) => reading / copy
  const middle = median(adds, ratio)
  say(
    `${late.toLocaleString('en-US')} records onto ${size.toLocaleString('en-US')}: ${ratio(middle).toFixed(2)} times the copy's own time (at most 3), ${(middle.whole / middle.fresh).toFixed(2)} of a fresh load`,
  )
})
