// Writes docs/reference from the code: commands, checks, columns, exit codes, causes, sources. With --check it writes
// nothing and ends with 1 where a page is not what the code says.

import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

const folder = new URL('../docs/reference/', import.meta.url)
const check = process.argv.includes('--check')

/** Through vite, since the checks are gathered by its import.meta.glob. */
const server = await createServer({
  configFile: false,
  root: fileURLToPath(new URL('..', import.meta.url)),
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
})
try {
  const { referencePages } = await server.ssrLoadModule('/scripts/reference/pages.ts')
  for (const [name, text] of Object.entries(referencePages())) {
    const file = new URL(name, folder)
    if (written(file) === text) continue
    if (check) {
      process.stdout.write(
        `docs/reference/${name} is not what the code says. Run: node scripts/reference.mjs\n`,
      )
      process.exitCode = 1
    } else {
      writeFileSync(file, text)
      process.stdout.write(`docs/reference/${name} is written.\n`)
    }
  }
} finally {
  await server.close()
}

/**
 * What stands there now; nothing where there is no such page yet.
 * @param {URL} file
 */
function written(file) {
  try {
    return readFileSync(file, 'utf8').replaceAll('\r\n', '\n')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
