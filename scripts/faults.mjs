// `npm run faults`: every fault at every moment of a load, judged by one oracle. `-- --part 1/6` runs a sixth of them, and
// goes on where an earlier run of that part was ended; `--again` begins anew. `--rounds 4` makes each fault so often, as
// what a busy machine does in between differs. The results stay in .cache/faults, a line of JSON each.

import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { install } from './launch/ready.mjs'

await install()
const { vitestStep } = await import('./testRun/testSteps.mjs')

const { values } = parseArgs({
  options: {
    part: { type: 'string', default: '1/1' },
    rounds: { type: 'string', default: '1' },
    again: { type: 'boolean', default: false },
  },
})
const [which = 0, of = 0] = values.part.split('/').map(Number)
if (!(which >= 1 && which <= of)) {
  process.stderr.write('Write the part as --part 1/6.\n')
  process.exit(2)
}
const folder = fileURLToPath(new URL('../.cache/faults', import.meta.url))
const results = join(folder, `${which}-of-${of}-${values.rounds}.jsonl`)
if (values.again) rmSync(results, { force: true })

const { failed } = await vitestStep('faults', ['electron/testing/faults'], {
  LEADS_FAULTS_PART: values.part,
  LEADS_FAULTS_RESULTS: results,
  LEADS_FAULTS_ROUNDS: values.rounds,
})
const lines = existsSync(results) ? readFileSync(results, 'utf8').trim().split('\n') : []
const found = lines.filter((line) => line !== '').map((line) => JSON.parse(line))
const broken = found.filter(({ breaches }) => breaches.length > 0)
for (const { name, breaches } of broken) process.stdout.write(`${name}\n  ${breaches.join('\n  ')}\n`)
const slowest = Math.max(0, ...found.map(({ seconds }) => seconds))
process.stdout.write(
  `\n${found.length} faults, ${broken.length} with a breach, the slowest told after ${slowest} s: ${results}\n`,
)
process.exitCode = failed > 0 || broken.length > 0 ? 1 : 0
