// `npm start`: the window. Further arguments go to the program, such as -- --data-dir=/somewhere.

import { endingSignals, endWithNpm, hasTerminalSent, signalCodes } from './launch/npmParent.mjs'
import { ready, theWindow } from './launch/ready.mjs'
import { chooseRuntime, startProgram } from './launch/runtime.mjs'

endWithNpm()
await ready(theWindow)
const child = startProgram(await chooseRuntime(), process.argv.slice(2))
/** @type {number | undefined} */
let told
// What this process is told goes to the program; what becomes of that becomes of this process.
for (const signal of endingSignals) {
  process.on(signal, () => {
    told ??= signalCodes[signal]
    if (!hasTerminalSent(signal)) child.kill(signal)
  })
}
child.once('error', ({ message }) => {
  process.stderr.write(`The window could not be started: ${message}\n`)
  process.exit(1)
})
child.once('exit', (code, signal) => process.exit(told ?? code ?? (signal ? 1 : 0)))
