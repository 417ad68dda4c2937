import { describe, expect, test } from 'vitest'
import { breaches, modules } from './checkLayers.mjs'
import { importsOf } from './importsOf.mjs'
import { unusedExports } from './unusedExports.mjs'

test('every import of the program goes where it may, and none in a circle', () => {
  const all = modules()
  expect(all.size).toBeGreaterThan(500)
  expect(breaches(all)).toEqual([])
})

test('no module exports what no other module uses', () => {
  expect(unusedExports(modules())).toEqual([])
})

test('an export is used by whoever names it, in whatever way, or takes the whole module', () => {
  const planted = {
    'shared/one.ts': `export const a = 1\nexport type B = 2\nexport interface C {}\nexport const d = 4\nexport { a as e }`,
    'shared/two.ts': `import { a } from './one.ts'\nexport const two = a`,
    'shared/three.ts': `export { two as three } from './two.ts'\ntype X = import('./one.ts').C\nexport default {} as X`,
    'scripts/four.mjs': `const { three, default: x } = await import('../shared/three.ts')\nthree((await import('../shared/one.ts')).d)`,
    'scripts/five.mjs': `export const five = 5`,
    'scripts/six.mjs': `/** @typedef {import('./five.mjs').five} Five */`,
    'shared/kinds/seven.ts': `export const seven = 7`,
    'shared/kinds/eight.test.ts': `export const eight = 8`,
    'shared/kinds.ts': `import.meta.glob(['./kinds/*.ts', '!./kinds/*.test.ts'])`,
    'shared/nine.ts': `export const nine = 9`,
    'shared/ten.ts': `import * as all from './nine.ts'`,
  }
  expect(unusedExports(new Map(Object.entries(planted)))).toEqual([
    'shared/one.ts:2 exports B, which no other module uses.',
    'shared/one.ts:5 exports e, which no other module uses.',
  ])
})

/** What is planted, path → text; what is said of it. */
const planted: [string, Record<string, string>, RegExp][] = [
  [
    'the window reaches into the engine',
    { 'renderer/load/planted.ts': `import { load } from '../../electron/engine/load/load.ts'` },
    /^renderer\/load\/planted\.ts:1 imports .*window\.leads only/,
  ],
  [
    'the window uses a module of Node',
    { 'renderer/load/planted.tsx': `import { readFileSync } from 'node:fs'` },
    /imports node:fs: The window/,
  ],
  [
    'shared/ uses a module of Node without its prefix',
    { 'shared/planted.ts': `import path from 'path'` },
    /imports path: shared\//,
  ],
  [
    'shared/ knows a type of the database',
    { 'shared/planted.ts': `import type { Client } from '../electron/db/connection/connect.ts'` },
    /imports \.\.\/electron\/db/,
  ],
  [
    'the engine imports the driver, as a type',
    { 'electron/engine/planted.ts': `\nimport type { Client } from 'pg'` },
    /^electron\/engine\/planted\.ts:2 imports pg: .*by db\/ only/,
  ],
  [
    'the engine knows Electron',
    { 'electron/engine/planted.ts': `export const app = async () => (await import('electron')).app` },
    /imports electron: The engine knows no shell/,
  ],
  [
    'the engine asks the window',
    { 'electron/engine/runs/planted.ts': `export { log } from '../../main/app/log.ts'` },
    /imports \.\.\/\.\.\/main\/app\/log\.ts/,
  ],
  [
    'the command line passes the engine by',
    { 'electron/cli/planted.ts': `import { connect } from '../db/connection/connect.ts'` },
    /The command line calls the engine/,
  ],
  [
    'the window passes the engine by, with a type in a type',
    { 'electron/main/planted.ts': `export type Source = import('../sources/source.ts').Source` },
    /The window calls the engine/,
  ],
  [
    'the database knows sources',
    { 'electron/db/planted.ts': `import '../sources/index.ts'` },
    /not files or screens/,
  ],
  [
    'a cleaning step reads a file',
    { 'electron/clean/text/planted.ts': `import { open } from 'node:fs/promises'` },
    /pure function of a cell/,
  ],
  [
    'a source brings a package of its own',
    { 'electron/sources/states/planted/source.ts': `import { decodeHTML } from 'entities/decode'` },
    /imports entities\/decode: A source is data/,
  ],
  [
    'the program uses what tests share',
    { 'electron/engine/planted.ts': `import { openTestEngine } from '../testing/engine.ts'` },
    /imports \.\.\/testing\/engine\.ts/,
  ],
  [
    'statements are gathered where the table has none',
    {
      'electron/sources/planted.ts': `export const all = import.meta.glob('../../sql/**/*.sql', { eager: true })`,
    },
    /imports \.\.\/\.\.\/sql/,
  ],
  [
    'two files import each other, one of them a type',
    {
      'electron/engine/one.ts': `import { two } from './two.ts'\nexport type One = 1`,
      'electron/engine/two.ts': `import type { One } from './one.ts'\nexport const two: One = 1`,
    },
    /^A circle of imports: electron\/engine\/one\.ts → electron\/engine\/two\.ts → electron\/engine\/one\.ts$/,
  ],
  [
    'a circle over three layers of folders',
    {
      'shared/one.ts': `export * from './window/two.ts'`,
      'shared/three.ts': `export { one } from './one.ts'`,
      'shared/window/two.ts': `export type Two = typeof import('../three.ts')`,
    },
    /^A circle of imports: shared\/one\.ts → shared\/window\/two\.ts → shared\/three\.ts → shared\/one\.ts$/,
  ],
  [
    'a module imports a test',
    { 'bench/planted.ts': `import '../shared/columns.test.ts'` },
    /nobody imports a test/,
  ],
]

describe('a breach is found:', () => {
  test.each(planted)('%s', (_, files, said) => {
    const found = breaches(new Map(Object.entries(files)))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(said)
  })

  test('tests may import what they try', () => {
    expect(breaches(new Map([['shared/planted.test.ts', `import '../electron/db/planted.ts'`]]))).toEqual([])
  })
})

test('an import is told with its line, however it is written', () => {
  const text = [
    `// import './comment.ts'`,
    `import a, { type B } from './value.ts'`,
    `import type C from './type.ts'`,
    `import './effect.ts'`,
    `export * from './all.ts'`,
    `export { d } from './some.ts'`,
    `const e = () => import('./later.ts')`,
    `type F = typeof import('./inType.ts')`,
    `const g = import.meta.glob('./glob/*.ts')`,
    `const h = "import './text.ts'"`,
  ].join('\n')
  expect(importsOf('planted.ts', text).map(({ specifier, line }) => [line, specifier])).toEqual([
    [2, './value.ts'],
    [3, './type.ts'],
    [4, './effect.ts'],
    [5, './all.ts'],
    [6, './some.ts'],
    [7, './later.ts'],
    [8, './inType.ts'],
    [9, './glob/*.ts'],
  ])
})
