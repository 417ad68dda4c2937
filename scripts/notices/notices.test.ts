import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Validation } from '@cyclonedx/cyclonedx-library'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sbomVersion, serializeSbom } from '../sbom.mjs'
import { foldTexts, noticesText, programOf } from './notices.mjs'
import type { Component } from './packageLicense.mjs'
import { componentsOf } from './recordPackages.mjs'
import { shippedComponents } from './shipped.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const recorded = mkdtempSync(join(tmpdir(), 'leads-parts-'))
const program = programOf(root)
let components: Component[]

beforeAll(() => {
  const modules = [
    ...['node_modules/react/index.js', 'node_modules/pg/lib/index.js', 'node_modules/zod/index.js'],
    'electron/clean/data/cityTexts.ts',
  ].map((path) => join(root, path))
  for (const part of ['main', 'renderer']) {
    writeFileSync(join(recorded, `${part}.json`), JSON.stringify(componentsOf(root, modules)))
  }
  components = shippedComponents(root, recorded)
})
afterAll(() => rmSync(recorded, { recursive: true, force: true }))

const named = (name: string) => components.filter((component) => component.name === name)

test('each part of the program, of its data and of the database server is told once', () => {
  for (const name of [
    'react',
    'pg',
    'zod',
    'GeoNames',
    'zipcodes',
    'PostgreSQL',
    'ICU',
    'OpenSSL',
    'Electron',
  ]) {
    expect([name, named(name).length]).toEqual([name, 1])
  }
})

test('every package that is installed beside the program is told', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  const told = new Set(components.map(({ name }) => name))
  expect(Object.keys(dependencies).filter((name) => !told.has(name))).toEqual([])
})

test('tools for development are not told', () => {
  for (const name of ['vite', 'vitest', 'typescript', 'electron-builder']) expect(named(name)).toEqual([])
})

test('the text for people holds every licence, and the attribution that GeoNames wants', () => {
  const text = noticesText(program, components)
  for (const { name, version, license, text: terms } of components) {
    expect(text).toContain(`${name} ${version} (${license})`)
    expect(text).toContain(terms)
  }
  expect(text).toContain('Contains data of GeoNames')
})

test('a text that several share is kept once', () => {
  const { components: folded, texts } = foldTexts(components)
  expect(new Set(texts).size).toBe(texts.length)
  expect(folded.map(({ text }) => texts[text])).toEqual(components.map(({ text }) => text))
})

test('the bill of materials keeps the schema of CycloneDX', async () => {
  const validator = new Validation.JsonStrictValidator(sbomVersion.version)
  const bom = serializeSbom(program, components)
  expect(await validator.validate(bom)).toBeNull()
  expect(await validator.validate(bom.replace('"type": "library"', '"type": "book"'))).not.toBeNull()
})

test('the bill of materials tells what depends on what, and the hash of each package', () => {
  const bom = JSON.parse(serializeSbom(program, components)) as {
    metadata: { component: { version: string } }
    components: { name: string; hashes?: { content: string }[] }[]
    dependencies: { ref: string; dependsOn?: string[] }[]
  }
  expect(bom.metadata.component.version).toBe(program.version)
  expect(bom.components).toHaveLength(components.length)
  const dependsOn = (ref: string) => bom.dependencies.find((one) => one.ref === ref)?.dependsOn ?? []
  const [server] = named('PostgreSQL')
  expect(dependsOn('leads-loader')).toContain(`database:PostgreSQL@${server?.version}`)
  expect(dependsOn('leads-loader').filter((ref) => ref.startsWith('database:'))).toHaveLength(1)
  expect(dependsOn(`database:PostgreSQL@${server?.version}`).join()).toContain('database:OpenSSL@')
  const zod = bom.components.find(({ name }) => name === 'zod')
  expect(zod?.hashes?.[0]?.content).toMatch(/^[0-9a-f]{128}$/)
})

test('the same components give the same bill of materials', () => {
  expect(serializeSbom(program, components)).toBe(serializeSbom(program, components))
  expect(serializeSbom(program, components)).not.toContain(root)
})
