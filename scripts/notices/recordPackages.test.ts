import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordPackages } from './recordPackages.mjs'

const root = mkdtempSync(join(tmpdir(), 'leads-record-'))
const recorded = join(root, 'recorded')
afterAll(() => rmSync(root, { recursive: true, force: true }))

function write(path: string, text: string) {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), text)
}

beforeAll(() => {
  for (const [name, license] of [
    ['used', 'MIT'],
    ['unused', 'MIT'],
    ['strict', 'GPL-3.0-only'],
    ['stern', 'AGPL-3.0-only'],
  ] as const) {
    const manifest = { name, version: '1.0.0', license, main: 'index.js', sideEffects: false, type: 'module' }
    write(`node_modules/${name}/package.json`, JSON.stringify(manifest))
    write(`node_modules/${name}/index.js`, `export const ${name} = '${name}' + Math.random()`)
    write(`node_modules/${name}/LICENSE`, `Terms of ${name}`)
  }
})

async function record(part: string, source: string) {
  write('index.js', source)
  await build({
    configFile: false,
    root,
    logLevel: 'silent',
    publicDir: false,
    ssr: { noExternal: true },
    build: { ssr: true, write: false, rolldownOptions: { input: join(root, 'index.js') } },
    plugins: [recordPackages(root, recorded, part)],
  })
  const components = JSON.parse(readFileSync(join(recorded, `${part}.json`), 'utf8')) as { name: string }[]
  return components.map(({ name }) => name)
}

test('what a bundle holds is recorded, and what was only imported is not', async () => {
  const source = "import { used } from 'used'\nimport { unused } from 'unused'\nexport const value = used"
  expect(await record('main', source)).toEqual(['used'])
})

test('a bundle that may not be handed on is not built, and all reasons are told at once', async () => {
  const source =
    "import { strict } from 'strict'\nimport { stern } from 'stern'\nexport const value = strict + stern"
  const built = record('cli', source)
  await expect(built).rejects.toThrow(/The package strict 1\.0\.0 has the licence "GPL-3\.0-only"/)
  await expect(built).rejects.toThrow(/The package stern 1\.0\.0 has the licence "AGPL-3\.0-only"/)
})

test('data whose origin nobody told are not built in', async () => {
  write('towns.txt', 'Oakton')
  write('towns.ts', "export const towns = new URL('./towns.txt', import.meta.url)")
  const built = record('cli', "export { towns } from './towns.ts'")
  await expect(built).rejects.toThrow('whose data towns.txt holds')
})

test('what stands in for Electron in development is not handed on', async () => {
  await expect(record('host', "export { strict } from 'strict'")).rejects.toThrow('ENOENT')
})
