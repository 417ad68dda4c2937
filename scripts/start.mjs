// `npm start`: the window, on Electron where its program is here or can be fetched, else on the development host.
// APP_RUNTIME=electron or host decides it; further arguments go to the program, such as -- --data-dir=/somewhere.

import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { electronPackage, electronProgram } from './electronProgram.mjs'
import { ready, theWindow } from './ready.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const aDay = 24 * 60 * 60 * 1000
/** Longest silence of a download: a network may swallow it without a word. */
const patience = 60_000
/** A download that failed is not tried again on the same day. */
const failedMark = join(root, 'node_modules', '.cache', 'leads-loader', 'electron-download-failed')

const say = (message) => process.stderr.write(`${message}\n`)

function failedToday() {
  const mark = statSync(failedMark, { throwIfNoEntry: false })
  return mark !== undefined && Date.now() - mark.mtimeMs < aDay
}

/** Runs the package's own installer; true if the program is there then. */
async function fetchElectron(folder) {
  say("Fetching Electron's program once …")
  const installer = spawn(process.execPath, [join(folder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: withoutElectronAsNode(),
  })
  let last = ''
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
    return true
  }
  mkdirSync(dirname(failedMark), { recursive: true })
  writeFileSync(failedMark, `${last}\n`)
  return false
}

/** A stray one would start Electron as plain Node. */
function withoutElectronAsNode() {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  return env
}

/** The program to run and its first arguments. Ends this process where what was asked for is not to be had. */
export async function chooseRuntime() {
  const wanted = process.env.APP_RUNTIME || 'auto'
  if (!['auto', 'electron', 'host'].includes(wanted)) {
    say('APP_RUNTIME is auto, electron or host.')
    process.exit(2)
  }
  if (wanted !== 'host') {
    const folder = electronPackage()
    const mayFetch =
      folder !== undefined &&
      electronProgram() === undefined &&
      !process.env.ELECTRON_OVERRIDE_DIST_PATH &&
      (wanted === 'electron' || !failedToday())
    if (mayFetch) await fetchElectron(folder)
    const program = electronProgram()
    if (program !== undefined) {
      const isRoot = process.platform === 'linux' && process.getuid() === 0
      return { program, args: [...(isRoot ? ['--no-sandbox'] : []), root] }
    }
    if (wanted === 'electron') {
      say(
        "Electron's program can't be had: set ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH, or APP_RUNTIME=host.",
      )
      process.exit(1)
    }
  }
  say("Electron's program is not here: using Chromium instead (development host: no menu bar, no tray).")
  return { program: process.execPath, args: [join(root, 'out/host/run.js'), join(root, 'out/main/index.js')] }
}

/** Starts the program; signals reach it, and it ends with its exit code. */
export function run({ program, args }, words, env = {}) {
  return spawn(program, [...args, ...words], {
    stdio: 'inherit',
    env: { ...withoutElectronAsNode(), ...env },
  })
}

/** What this process is told goes to the program; what becomes of it becomes of this process. */
export function passSignals(current) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => current()?.kill(signal))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ready(theWindow)
  const child = run(await chooseRuntime(), process.argv.slice(2))
  passSignals(() => child)
  child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
