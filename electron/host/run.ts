import { register } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, quitWithProcess } from './app.ts'
import * as electron from './electron.ts'
import { debug, headless, testing } from './environment.ts'
import { lifecycle } from './lifecycle.ts'

/** `node out/host/run.js out/main/index.js [arguments]` runs the built main process on a plain Chromium. */

const emulation = new URL('./electron.js', import.meta.url).href
register(
  `data:text/javascript,${encodeURIComponent(
    `export const resolve = (name, context, next) => name === 'electron'
      ? { url: ${JSON.stringify(emulation)}, shortCircuit: true } : next(name, context)`,
  )}`,
)

if (testing) answerTest()
else if (headless) process.stderr.write('There is no display: the window is drawn where nobody sees it.\n')
quitWithProcess()

// main sees its own arguments as under Electron
process.argv.splice(1, 1)
debug('main is loaded')
await import(pathToFileURL(resolve(process.argv[1] as string)).href)
debug('main is there')
await new Promise((done) => setImmediate(done))
lifecycle.ready = true
app.emit('ready')

/** A test runs a function in the main process, as Playwright does with Electron. */
function answerTest(): void {
  process.on('message', async ({ id, source, input }: { id: number; source: string; input: unknown }) => {
    try {
      // biome-ignore lint/security/noGlobalEval: the test's own function; only tests have this channel
      const run = globalThis.eval(`(${source})`) as (module: object, input: unknown) => unknown
      process.send?.({ kind: 'result', id, value: await run(electron, input) })
    } catch (error) {
      process.send?.({ kind: 'result', id, error: String(error) })
    }
  })
}
