// The parts of `npm run nightly`.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { plainStep, playwrightStep, vitestStep } from './testSteps.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const debianServers = '/usr/lib/postgresql'
/** How many times the usual examples each property is tried with. */
const exampleFactor = 20

/** @typedef {import('./testSteps.mjs').Tested} Tested */

/**
 * Each gives its steps, mostly one of its own name.
 * @type {Record<string, { about: string, run: (name: string) => Promise<Tested[]> }>}
 */
export const nightlyParts = {
  dev: {
    about: 'npm run dev: ten starts, restarts, hot reload, its end; the hook before a commit',
    run: async (name) => [await vitestStep(name, ['.nightly.test.ts'], { LEADS_NIGHTLY: '1' })],
  },
  properties: {
    about: `every property, with ${exampleFactor} times the usual examples`,
    run: async (name) => [await vitestStep(name, propertyTests(), { LEADS_EXAMPLES: String(exampleFactor) })],
  },
  postgresql: {
    about: `the database tests on each PostgreSQL in ${debianServers}`,
    run: onDebianServers,
  },
  faults: {
    about: 'every fault at every moment of a load, four times, judged by one oracle',
    run: async (name) => [await plainStep(name, ['scripts/faults.mjs', '--rounds', '4', '--again'])],
  },
  sabotage: {
    about: 'the protections of data taken away one by one: a test must notice each',
    run: async (name) => [await plainStep(name, ['scripts/mutations/mutate.mjs', 'protections'])],
  },
  mutations: {
    about: 'rules of reading and places that know columns, taken away one by one: a test must notice each',
    run: async (name) => [
      await plainStep(`${name}: rules`, ['scripts/mutations/mutate.mjs', 'rules']),
      await plainStep(`${name}: columns`, ['scripts/mutations/mutate.mjs', 'columns']),
    ],
  },
  simulation: {
    about: 'weeks of invented lists with faults: what learned ranges catch, of two seeds',
    run: async (name) => [await plainStep(name, ['scripts/bench.mjs', 'simulate', '--seeds', '2'])],
  },
  million: {
    about: 'a load of a million records, and how many times as long as an expert by hand it takes',
    run: async (name) => [await plainStep(name, ['scripts/bench.mjs', '--sizes', '1M', '--repeats', '1'])],
  },
  diff: {
    about: 'leads diff between two runs of a million records',
    run: async (name) => [await plainStep(name, ['scripts/bench.mjs', 'diff', '--repeats', '1'])],
  },
  bigFile: {
    about: 'a file of a million records in the window',
    run: async (name) => {
      const build = await plainStep('build', ['scripts/build.mjs'])
      return [build, await playwrightStep(name, ['e2e/review/bigFile.spec.ts'], { LEADS_E2E_BIG: '1' })]
    },
  },
}

/** The test files that try properties. */
function propertyTests() {
  return readdirSync(join(root, 'electron'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => join('electron', path))
    .filter((path) => readFileSync(join(root, path), 'utf8').includes("from 'fast-check'"))
}

/**
 * Without the tests of the embedded server itself. Where no server is installed it is told as skipped.
 * @param {string} name
 * @returns {Promise<Tested[]>}
 */
async function onDebianServers(name) {
  const versions = existsSync(debianServers) ? readdirSync(debianServers).sort() : []
  if (versions.length === 0) {
    process.stdout.write(`\n== ${name}\nNo PostgreSQL is installed in ${debianServers}.\n`)
    return [{ title: name, minutes: 0, passed: 0, failed: 0, skipped: 1, failures: [] }]
  }
  const steps = []
  for (const version of versions) {
    steps.push(
      await vitestStep(`${name} ${version}`, ['.pg.test.ts', '--exclude', '**/embedded/**'], {
        LEADS_TESTS_POSTGRESQL: join(debianServers, version, 'bin'),
      }),
    )
  }
  return steps
}
