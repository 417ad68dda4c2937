// `npm run dev`: the page from Vite with hot reload; the program starts again when the main process or the preload
// was changed.

import react from '@vitejs/plugin-react'
import { build, createServer } from 'vite'
import { buildAll, configurations } from './build.mjs'
import { chooseRuntime, passSignals, run } from './start.mjs'

const runtime = await chooseRuntime()
await buildAll(['host'])

const [page] = configurations.renderer
const server = await createServer({
  ...page,
  plugins: [react()],
  base: '/',
  server: { host: '127.0.0.1', port: 5173, strictPort: false },
})
await server.listen()
const address = server.resolvedUrls.local[0]

let child
let wanted = true
let timer

function start() {
  child = run(runtime, process.argv.slice(2), { LEADS_DEVELOPMENT_SERVER: address })
  child.once('exit', async (code) => {
    if (wanted) {
      // the person closed the window
      await server.close()
      process.exit(code ?? 0)
    }
    wanted = true
    start()
  })
}

/** Main and preload are often built one after the other: one start for both. */
function restart() {
  clearTimeout(timer)
  timer = setTimeout(() => {
    if (child === undefined) return start()
    wanted = false
    child.kill('SIGTERM')
  }, 200)
}

// Vite's own listener would end this process before the program has
process.removeAllListeners('SIGTERM')
passSignals(() => child)
for (const configuration of [...configurations.main, ...configurations.preload]) {
  const watcher = await build({ ...configuration, build: { ...configuration.build, watch: {} } })
  watcher.on('event', ({ code, error }) => {
    if (code === 'END') restart()
    if (code === 'ERROR') process.stderr.write(`${error.message}\n`)
  })
}
