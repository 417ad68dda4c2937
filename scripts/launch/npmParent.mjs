// What a script needs to end with the npm that runs it. npm passes SIGTERM on to the shell that it starts, which need
// not pass it on, and a npm that is killed passes on nothing: the program would go on where nobody waits for it.

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** Exit codes of programs that a signal ended: 128 and its number, where a lost terminal ends as SIGTERM does. */
export const signalCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 143 }
/** @typedef {keyof typeof signalCodes} EndingSignal */
export const endingSignals = /** @type {EndingSignal[]} */ (Object.keys(signalCodes))

/**
 * Ctrl+C reaches all programs of a terminal by itself: what passes it on gives it twice.
 * @param {NodeJS.Signals} signal
 */
export const hasTerminalSent = (signal) => signal === 'SIGINT' && process.stdin.isTTY === true

/** How soon it is noticed, in milliseconds. */
const interval = 100
/** npm, a shell, and perhaps another one that the first starts. */
const farthest = 3

/**
 * Ends this program as SIGTERM would once the npm that runs it, or a shell between, has gone; unless it was told to end
 * before. Does nothing in a program that npm did not start, which may well outlive its parent.
 */
export function endWithNpm() {
  if (!isScriptOfNpm()) return
  const parent = process.ppid
  const watched = upToNpm(parent)
  let told = false
  for (const signal of endingSignals) {
    process.on(signal, () => {
      told = true
      // nobody else listens yet: what Node does without a listener
      if (process.listenerCount(signal) === 1) process.exit(signalCodes[signal])
    })
  }
  const timer = setInterval(() => {
    if (!told && process.ppid === parent && watched.every(lives)) return
    clearInterval(timer)
    if (!told) process.emit('SIGTERM', 'SIGTERM')
  }, interval)
  timer.unref()
}

/** Not what merely inherits npm's environment, such as a command that a test starts. */
function isScriptOfNpm() {
  const script = process.env.npm_lifecycle_script ?? ''
  return script.includes(`scripts/${basename(process.argv[1] ?? '')}`)
}

/**
 * The nearest process and those above it, up to npm. Without npm among them only the nearest: who stands above it is
 * none of ours.
 * @param {number} nearest
 */
function upToNpm(nearest) {
  const above = [nearest]
  for (let at = processOf(nearest); at !== undefined && above.length <= farthest; at = processOf(at.parent)) {
    if (/^(node|npm|pnpm|yarn|bun)/i.test(at.program)) return above
    above.push(at.parent)
  }
  return [nearest]
}

/**
 * The program of a process and its parent. Nothing is known on Windows, where asking takes a second.
 * @param {number} pid
 */
export function processOf(pid) {
  try {
    if (process.platform === 'linux') {
      // npm gives itself a title, all its arguments in one
      const [program = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/)
      // the program's name stands in brackets and may hold any character
      const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
      return { program: basename(program), parent: Number(parent) }
    }
    if (process.platform === 'win32') return undefined
    const told = execFileSync('ps', ['-o', 'ppid=,command=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    const [parent, program = ''] = told.split(/\s+/)
    return { program: basename(program), parent: Number(parent) }
  } catch {
    return undefined // it has gone meanwhile
  }
}

/** @param {number} pid */
function lives(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}
