// The steps of a long command, one after the other: each in a process of its own, whose output goes where ours goes.

import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { endingSignals, endWithNpm, hasTerminalSent, signalCodes } from '../launch/npmParent.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * What came of a step: `passed` and `failed` count tests, or the step itself where it has none.
 * @typedef {{ title: string, minutes: number, passed: number, failed: number, skipped: number }} Ended
 */

/** @type {import('node:child_process').ChildProcess | undefined} */
let running
/** @type {number | undefined} */
let endedBySignal

/** A signal ends the step that runs, and then this program; the steps that are left don't begin. */
export function watchSignals() {
  endWithNpm()
  for (const signal of endingSignals) {
    process.on(signal, () => {
      endedBySignal ??= signalCodes[signal]
      if (running === undefined) process.exit(endedBySignal)
      if (!hasTerminalSent(signal)) running.kill(signal)
    })
  }
}

/**
 * Runs a script on Node; gives its exit code and how many minutes it took.
 * @param {string} title
 * @param {string[] | string} words the script and its arguments; or a line for the shell, which finds npm everywhere
 * @param {Record<string, string>} [environment] beside ours
 * @returns {Promise<{ code: number, minutes: number }>}
 */
export function runStep(title, words, environment = {}) {
  process.stdout.write(`\n== ${title}\n`)
  const began = performance.now()
  return new Promise((resolve) => {
    /** @type {import('node:child_process').SpawnOptions} */
    const options = {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
    }
    const child =
      typeof words === 'string'
        ? spawn(words, { ...options, shell: true })
        : spawn(process.execPath, words, options)
    running = child
    /** @param {number} code */
    const end = (code) => {
      running = undefined
      if (endedBySignal !== undefined) process.exit(endedBySignal)
      resolve({ code, minutes: (performance.now() - began) / 60_000 })
    }
    child.once('error', (error) => {
      process.stderr.write(`${error.message}\n`)
      end(1)
    })
    child.once('exit', (code) => end(code ?? 1))
  })
}

/**
 * Minutes of each step, and what passed and failed, in columns.
 * @param {readonly Ended[]} steps
 */
export function stepTable(steps) {
  const rows = steps.map(({ title, minutes, passed, failed }) => [
    title,
    minutes.toFixed(1),
    String(passed),
    String(failed),
  ])
  const lines = [['part', 'minutes', 'passed', 'failed'], ...rows]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => (line[column] ?? '').length)))
  return lines.map((line) =>
    line
      .map((text, column) =>
        column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0),
      )
      .join('  '),
  )
}
