// The dev loop. Few lines of our own over Vite's two ways, serving and watching: electron-vite would need its own kind
// of configuration beside that of build.mjs, and knows no development host.

import react from '@vitejs/plugin-react'
import { createServer } from 'vite'
import { buildAll, configurations } from '../build.mjs'
import { endingSignals, hasTerminalSent, signalCodes } from '../launch/npmParent.mjs'
import { chooseRuntime, startProgram } from '../launch/runtime.mjs'
import { keepRunning } from './keepRunning.mjs'
import { watchBuilds } from './watchBuilds.mjs'

/** @param {string} message */
const say = (message) => process.stderr.write(`[dev] ${message}\n`)

/**
 * Serves and builds until the window is closed or a signal comes, and ends this process then.
 * @param {readonly string[]} words for the program
 */
export async function develop(words) {
  const runtime = await chooseRuntime()
  // first of all: a build makes this process one of production, in which React is not reloaded piece by piece
  const { server, address } = await servePage()
  if (runtime.isHost) await buildAll(['host'])
  const program = keepRunning({
    start: () => startProgram(runtime, words, { LEADS_DEVELOPMENT_SERVER: address }),
    say,
    ended: async (code) => {
      // Vite waits for the page's connections, which end with it
      await Promise.race([server.close(), new Promise((resolve) => setTimeout(resolve, 1000))])
      process.exit(code)
    },
  })
  for (const signal of endingSignals) {
    process.on(signal, () => program.end(signalCodes[signal], hasTerminalSent(signal) ? undefined : signal))
  }
  await watchBuilds([...configurations.main, ...configurations.preload], {
    whenBuilt: () => program.restart(),
    whenBroken: () => say('It is not started again before this is mended.'),
  })
}

async function servePage() {
  const before = process.listeners('SIGTERM')
  const server = await createServer({
    .../** @type {import('vite').InlineConfig} */ (configurations.renderer[0]),
    plugins: [react()],
    base: '/',
    cacheDir: '../.cache/vite',
    logLevel: 'info',
    clearScreen: false,
    server: { host: '127.0.0.1', port: 5173, strictPort: false },
  })
  await server.listen()
  // Vite's own listener would end this process before the program has
  for (const listener of process.listeners('SIGTERM')) {
    if (!before.includes(listener)) process.off('SIGTERM', listener)
  }
  const [address] = server.resolvedUrls?.local ?? []
  if (address === undefined) throw new Error('Vite has no address.')
  say(`The page comes from ${address}`)
  return { server, address }
}
