import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { packageComponent, packageFolder } from './packageLicense.mjs'

const folder = mkdtempSync(join(tmpdir(), 'leads-notices-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function makePackage(name: string, license: unknown, files: Readonly<Record<string, string>>): string {
  const path = join(folder, 'node_modules', name)
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, 'package.json'), JSON.stringify({ name, version: '1.2.3', license }))
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text)
  return path
}

const readme = (section: string) => `# acorn\n\n## License\n\n${section}\n\n## Thanks\n\nTo the oaks.\n`

test('a package tells its licence, and what must be handed on with it', () => {
  const path = makePackage('@oak/acorn', 'Apache-2.0', { LICENSE: 'Terms\n', NOTICE: 'By Oak\n' })
  expect(packageComponent(path)).toEqual({
    kind: 'package',
    name: '@oak/acorn',
    version: '1.2.3',
    license: 'Apache-2.0',
    text: 'Terms\n\nBy Oak',
    purl: 'pkg:npm/%40oak/acorn@1.2.3',
  })
})

test('a licence that stands in the README alone is taken from there', () => {
  const terms = 'Copyright (c) 2020 Oak\n\nPermission is hereby granted.'
  expect(packageComponent(makePackage('readme', 'MIT', { 'README.md': readme(terms) })).text).toBe(terms)
})

test.each([
  ['no file', {}],
  ['an empty file', { LICENSE: '\n' }],
  ['the name of the licence alone', { 'README.md': readme('MIT') }],
])('a package with %s stops the build by its name', (_, files) => {
  const path = makePackage('silent', 'MIT', files)
  expect(() => packageComponent(path)).toThrow('silent 1.2.3 comes without the text of its licence (MIT)')
  rmSync(path, { recursive: true })
})

test.each([
  ['GPL-3.0-only'],
  ['SEE LICENSE IN terms.txt'],
  ['MIT AND GPL-3.0-only'],
  [undefined],
  [{ type: 'MIT' }],
])('a package under %s stops the build by its name', (license) => {
  const path = makePackage('strict', license, { LICENSE: 'Terms' })
  expect(() => packageComponent(path)).toThrow('The package strict 1.2.3 has the licence')
})

test('a module belongs to the innermost package around it', () => {
  const inner = makePackage('outer/node_modules/@oak/inner', 'MIT', {})
  expect(packageFolder(join(inner, 'lib', 'index.js'))).toBe(inner)
  expect(packageFolder(join(folder, 'electron', 'main.ts'))).toBeNull()
})
