// `npm run nightly`: what takes minutes and protects no data by being run at each change. `-- PART …` runs some of the
// parts, `-- list` says what they are. Goes on after a failure; the last lines are a table. Nothing runs it by itself.

import { requireChromium } from './launch/chromium.mjs'
import { install } from './launch/ready.mjs'
import { stepTable, watchSignals } from './testRun/steps.mjs'

watchSignals()
await install()
const { nightlyParts } = await import('./testRun/nightlyParts.mjs')
const { tellFailures } = await import('./testRun/testSteps.mjs')

const wanted = process.argv.slice(2)
const names = Object.keys(nightlyParts)
const unknown = wanted.find((name) => name !== 'list' && !names.includes(name))
if (unknown !== undefined) {
  process.stderr.write(`There is no part ${unknown}: ${names.join(', ')}, or list.\n`)
  process.exit(2)
}
if (wanted.includes('list')) {
  const width = Math.max(...names.map((name) => name.length))
  for (const [name, { about }] of Object.entries(nightlyParts)) {
    process.stdout.write(`${name.padEnd(width)}  ${about}\n`)
  }
  process.exit(0)
}

await requireChromium()
const steps = []
for (const [name, { run }] of Object.entries(nightlyParts)) {
  if (wanted.length === 0 || wanted.includes(name)) steps.push(...(await run(name)))
}
tellFailures(steps)
process.stdout.write(`\n${stepTable(steps).join('\n')}\n`)
process.exitCode = steps.some(({ failed }) => failed > 0) ? 1 : 0
