// Installs packages and builds the command line, or the window, when that is needed, once, also when several
// processes start at once.
// What is said goes to standard error: standard output belongs to the program.
import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { endingSignals, signalCodes } from './npmParent.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const lockFile = join(root, 'package-lock.json')
/** npm's own list of what it installed. */
const installedFile = join(root, 'node_modules', '.package-lock.json')
const sources = [
  'electron',
  'shared',
  'sql',
  'scripts/build.mjs',
  'scripts/build/dataFiles.mjs',
  'package.json',
]

/**
 * What can be built: the file that is written last, what it is made of, and its names in build.mjs.
 * @typedef {{ title: string, program: string, sources: string[], names: string[] }} Part
 */
/** @type {Part} */
const commandLine = {
  title: 'the command line',
  program: join(root, 'out', 'cli', 'index.js'),
  sources,
  names: ['cli'],
}
/** @type {Part} */
export const theWindow = {
  title: 'the window',
  program: join(root, 'out', 'renderer', 'index.html'),
  sources: [...sources, 'renderer'],
  names: ['host', 'main', 'preload', 'renderer'],
}

/** Makes the built program that of the sources as they are. Takes some 10 ms when it is that already. */
export async function ready(part = commandLine) {
  if (!mustInstall() && !mustBuild(part)) return
  await alone(async () => {
    await installIfNeeded()
    if (!mustBuild(part)) return
    say(`Building ${part.title} …`)
    if (await run(process.execPath, [join(root, 'scripts', 'build.mjs'), ...part.names])) return
    giveUp('The build failed.')
  })
}

/** Installs the packages of package-lock.json, unless they are there. */
export async function install() {
  if (mustInstall()) await alone(installIfNeeded)
}

async function installIfNeeded() {
  if (!mustInstall()) return
  say('Installing packages; this happens once …')
  // npm itself, where it started this: PATH may hold another one
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  const installed = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...args])
    : await run('npm', args, process.platform === 'win32')
  // npm ends by building everything: where only that failed, the command line may still be built
  if (!installed && mustInstall()) giveUp('npm could not install the packages.')
}

function mustInstall() {
  if (!existsSync(installedFile)) return true
  if (changed(installedFile) >= changed(lockFile)) return false
  if (!sameVersions()) return true
  // a checkout touched the file: what is installed is right all the same
  const now = new Date()
  utimesSync(installedFile, now, now)
  return false
}

/** Whether every package that any machine needs is installed in the version of package-lock.json. */
function sameVersions() {
  const wanted = packagesOf(lockFile)
  const installed = packagesOf(installedFile)
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' ||
      installed[path]?.version === version ||
      (installed[path] === undefined && (optional === true || devOptional === true)),
  )
}

/**
 * @typedef {{ version: string, optional?: boolean, devOptional?: boolean }} Locked
 * @param {string} file
 * @returns {Record<string, Locked>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

/** @param {Part} part */
function mustBuild({ program, sources }) {
  return !existsSync(program) || sources.some((source) => isNewer(join(root, source), changed(program)))
}

/**
 * Whether a file, or any in a folder, is newer; tests are not built.
 * @param {string} path
 * @param {number} than
 * @returns {boolean}
 */
function isNewer(path, than) {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs > than && !/\.test\.tsx?$/.test(path)
  return readdirSync(path).some((name) => isNewer(join(path, name), than))
}

/** @param {string} path */
function changed(path) {
  return statSync(path).mtimeMs
}

/**
 * One process at a time: the others wait, and then mostly find nothing left to do.
 * @param {() => Promise<void>} work
 */
async function alone(work) {
  const lock = join(root, 'out', 'getting-ready')
  mkdirSync(join(root, 'out'), { recursive: true })
  for (let told = false; !taken(lock); told = true) {
    if (!told) say('Waiting for another process that installs or builds …')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const release = () => rmSync(lock, { force: true })
  process.once('exit', release)
  try {
    await work()
  } finally {
    release()
    process.off('exit', release)
  }
}

/**
 * Takes the lock, also one that a killed process left.
 * @param {string} lock
 */
function taken(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    if (!holderLives(lock)) rmSync(lock, { force: true })
    return false
  }
}

/** @param {string} lock */
function holderLives(lock) {
  try {
    const holder = Number(readFileSync(lock, 'utf8'))
    if (holder > 0) process.kill(holder, 0)
    return true // or it has not written its number yet
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** @param {unknown} error */
const codeOf = (error) => /** @type {NodeJS.ErrnoException} */ (error).code

/**
 * Runs a program to its end and tells whether it did its work; a signal to this process ends both.
 * @param {string} command
 * @param {string[]} args
 */
async function run(command, args, shell = false) {
  // its standard output goes to our standard error
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell })
  let ended = 0
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    ended = signalCodes[/** @type {import('./npmParent.mjs').EndingSignal} */ (signal)]
    child.kill(signal)
  }
  for (const signal of endingSignals) process.on(signal, forward)
  /** @type {number} */
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      say(error.message)
      resolve(1)
    })
    child.once('exit', (exitCode) => resolve(exitCode ?? 1))
  })
  for (const signal of endingSignals) process.off(signal, forward)
  if (ended > 0) process.exit(ended)
  return code === 0
}

/** @param {string} failure */
function giveUp(failure) {
  say(`Error: ${failure} See above.`)
  process.exit(1)
}

/** @param {string} message */
function say(message) {
  process.stderr.write(`${message}\n`)
}
