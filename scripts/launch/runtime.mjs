// What shows the window: Electron where its program is here or can be fetched, else the development host.
// APP_RUNTIME=electron or host decides it.

import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { electronPackage, electronProgram } from './electronProgram.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const aDay = 24 * 60 * 60 * 1000
/** Longest silence of a download: a network may swallow it without a word. */
const patience = 60_000
/** A download that failed is not tried again on the same day. */
const failedMark = join(root, 'node_modules', '.cache', 'leads-loader', 'electron-download-failed')

/** @param {string} message */
const say = (message) => process.stderr.write(`${message}\n`)

/**
 * A program that runs the built main process. `before` are its own arguments, `app` is what it runs.
 * @typedef {{ program: string, before: string[], app: string[], isHost: boolean }} Runtime
 */

/**
 * Ends this process where what was asked for is not to be had.
 * @returns {Promise<Runtime>}
 */
export async function chooseRuntime() {
  const wanted = process.env.APP_RUNTIME || 'auto'
  if (!['auto', 'electron', 'host'].includes(wanted)) {
    say('APP_RUNTIME is auto, electron or host.')
    process.exit(2)
  }
  if (wanted !== 'host') {
    const folder = electronPackage()
    const mayFetch =
      electronProgram() === undefined &&
      !process.env.ELECTRON_OVERRIDE_DIST_PATH &&
      (wanted === 'electron' || !failedToday())
    if (folder !== undefined && mayFetch) await fetchElectron(folder)
    const program = electronProgram()
    if (program !== undefined) {
      const isRoot = process.platform === 'linux' && process.getuid?.() === 0
      return { program, before: isRoot ? ['--no-sandbox'] : [], app: [root], isHost: false }
    }
    if (wanted === 'electron') {
      say(
        "Electron's program can't be had: set ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH, or APP_RUNTIME=host.",
      )
      process.exit(1)
    }
  }
  say("Electron's program is not here: using Chromium instead (development host: no menu bar, no tray).")
  const app = [join(root, 'out/host/run.js'), join(root, 'out/main/index.js')]
  return { program: process.execPath, before: ['--enable-source-maps'], app, isHost: true }
}

/**
 * Starts the program. `--inspect` and its kind are for what runs it, and so is the page's debugging port for Electron;
 * the other words are for the program itself.
 * @param {Runtime} runtime
 * @param {readonly string[]} words
 * @param {Record<string, string>} [environment] beside ours
 */
export function startProgram({ program, before, app, isHost }, words, environment = {}) {
  /** @param {string} word */
  const isForRuntime = (word) => (isHost ? /^--inspect/ : /^--(inspect|remote-debugging-port)/).test(word)
  const first = words.filter(isForRuntime)
  const others = words.filter((word) => !isForRuntime(word))
  return spawn(program, [...before, ...first, ...app, ...others], {
    stdio: 'inherit',
    env: { ...withoutElectronAsNode(), ...environment },
  })
}

function failedToday() {
  const mark = statSync(failedMark, { throwIfNoEntry: false })
  return mark !== undefined && Date.now() - mark.mtimeMs < aDay
}

/**
 * Runs the package's own installer. Where that fails it is not tried again for a day.
 * @param {string} folder
 */
async function fetchElectron(folder) {
  say("Fetching Electron's program once …")
  const installer = spawn(process.execPath, [join(folder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: withoutElectronAsNode(),
  })
  let last = ''
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const waitOn = () => {
    clearTimeout(timer)
    timer = setTimeout(() => installer.kill(), patience)
  }
  waitOn()
  installer.stderr.on('data', (data) => {
    last = String(data).trim() || last
    waitOn()
  })
  const code = await new Promise((resolve) => installer.once('exit', resolve))
  clearTimeout(timer)
  if (code === 0 && electronProgram(folder) !== undefined) {
    rmSync(failedMark, { force: true })
    return
  }
  mkdirSync(dirname(failedMark), { recursive: true })
  writeFileSync(failedMark, `${last}\n`)
}

/** A stray one would start Electron as plain Node. */
function withoutElectronAsNode() {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  return env
}
