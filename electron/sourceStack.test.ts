import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { sourceFrames, sourceStack } from './sourceStack.ts'

const folder = mkdtempSync(join(tmpdir(), 'leads-stack-'))
const built = join(folder, 'out')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A bundle whose second line, from its third column on, is line 7 of a source, from its fifth column on. */
function bundle(name: string, source: string): string {
  const path = join(built, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, '')
  writeFileSync(
    `${path}.map`,
    JSON.stringify({ version: 3, sources: [source], names: [], mappings: ';EAMI' }),
  )
  return path
}

const main = bundle('main/part-load.js', '../../electron/engine/load/load.ts')
bundle('renderer/assets/index-Ab1.js', '../../../renderer/app/App.tsx')
const broken = bundle('main/part-broken.js', '../../electron/engine/broken.ts')
writeFileSync(`${broken}.map`, '{"version":')

test.each([
  ['by its address', `at load (${pathToFileURL(main)}:2:3)`, 'at load (electron/engine/load/load.ts:7:5)'],
  ['by its path', `at async load (${main}:2:9)`, 'at async load (electron/engine/load/load.ts:7:5)'],
  ['without a name', `at ${pathToFileURL(main)}:2:3`, 'at electron/engine/load/load.ts:7:5'],
  ['of the page', 'at App (app://bundle/assets/index-Ab1.js:2:3)', 'at App (renderer/app/App.tsx:7:5)'],
])('a place in a bundle %s becomes one in a source', (_, line, expected) => {
  expect(sourceFrames(`Error: no\n    ${line}`, built)).toEqual([expected])
})

test.each([
  ["Node's own", 'at node:internal/process/task_queues:95:5'],
  ['a package', 'at Parser.parse (/srv/node_modules/pg/lib/parser.js:2:3)'],
  ['a place before all that is mapped', `at ${pathToFileURL(main)}:1:1`],
  ['a bundle whose map is broken', `at ${broken}:2:3`],
  ['a bundle without a map', `at ${join(built, 'main', 'gone.js')}:2:3`],
  ['no place', 'at new Promise (<anonymous>)'],
])('%s stays as it is', (_, line) => {
  expect(sourceFrames(`    ${line}`, built)).toEqual([line])
})

test('frames leave the message out, which may hold lines of a file', () => {
  const stack = `Error: bad\nMARIGOLD LLC\n    at load (${main}:2:3)`
  expect(sourceFrames(stack, built)).toEqual(['at load (electron/engine/load/load.ts:7:5)'])
  expect(sourceStack(stack, built)).toBe(
    'Error: bad\nMARIGOLD LLC\n    at load (electron/engine/load/load.ts:7:5)',
  )
})
