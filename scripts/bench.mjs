// Builds the command line and a program of bench/ and runs it: npm run bench -- --sizes 10k,100k,1M --repeats 3
// The first word may name another program than run: npm run simulate is bench.mjs simulate.

import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { dataFiles } from './build/dataFiles.mjs'
import { external } from './build.mjs'
import { endWithNpm } from './launch/npmParent.mjs'

endWithNpm()
const named = process.argv[2]?.startsWith('-') === false
const program = (named && process.argv.splice(2, 1)[0]) || 'run'
const root = fileURLToPath(new URL('..', import.meta.url))
const buildScript = fileURLToPath(new URL('build.mjs', import.meta.url))
execFileSync(process.execPath, [buildScript, 'cli'], { stdio: 'inherit' })

// A copy, so that another build meanwhile doesn't change what is measured; inside the project, for its node_modules.
const folder = mkdtempSync(join(root, 'out', 'bench-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
cpSync(join(root, 'out', 'cli'), join(folder, 'cli'), { recursive: true })

await build({
  configFile: false,
  root,
  publicDir: false,
  logLevel: 'warn',
  plugins: [dataFiles()],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    outDir: join(folder, 'bench'),
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      external,
      // the engine looks for its worker beside the program
      input: { [program]: `bench/${program}.ts`, stageWorker: 'electron/engine/load/stage/stageWorker.ts' },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'part-[name].js' },
    },
  },
})
process.chdir(root)
process.setSourceMapsEnabled(true)
await import(pathToFileURL(join(folder, 'bench', `${program}.js`)).href)
