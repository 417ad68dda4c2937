import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { noticeFault } from './noticeFault.mjs'

const packed = [
  '/node_modules/pg/package.json',
  '\\node_modules\\@oak\\acorn\\package.json',
  '/out/main/index.js',
]
const bill = { components: [{ name: 'pg' }, { name: 'acorn', group: '@oak' }] }

let app: string
beforeEach(() => {
  app = mkdtempSync(join(tmpdir(), 'leads-packed-'))
  mkdirSync(join(app, 'resources'))
  for (const name of ['LICENSE.electron.txt', 'LICENSES.chromium.html']) writeFileSync(join(app, name), '')
  writeFileSync(join(app, 'resources', 'sbom.cdx.json'), JSON.stringify(bill))
  writeFileSync(
    join(app, 'resources', 'THIRD_PARTY_NOTICES.txt'),
    'Works\npg 8.0.0 (MIT)\n@oak/acorn 1.0.0 (MIT)\n',
  )
})
afterEach(() => rmSync(app, { recursive: true }))

test('a package that tells all that is in it has no fault', () => {
  expect(noticeFault(app, packed)).toBeNull()
})

test.each([
  'LICENSE.electron.txt',
  'LICENSES.chromium.html',
  'resources/sbom.cdx.json',
  'resources/THIRD_PARTY_NOTICES.txt',
])('a package without %s is told', (path) => {
  rmSync(join(app, path))
  expect(noticeFault(app, packed)).toBe(`The package lacks ${path.replace('resources/', '')}.`)
})

test('something packed that is not told is found, also deep inside another package', () => {
  const deep = [...packed, '/node_modules/pg/node_modules/beech/package.json']
  expect(noticeFault(app, deep)).toContain('does not tell the package beech')
  writeFileSync(join(app, 'resources', 'THIRD_PARTY_NOTICES.txt'), 'Works\npg 8.0.0 (MIT)\n')
  expect(noticeFault(app, packed)).toContain('THIRD_PARTY_NOTICES.txt does not tell the package @oak/acorn')
})
