/**
 * Who may import whom, the one table of it: checkLayers.mjs reads it, for `npm run lint` and for a test. A layer is a folder
 * or a file, with all below it that is no layer of its own. Within a layer everything may import everything, but never in
 * a circle. What the table doesn't name is refused. Tests (`*.test.ts`) may import anything, and are imported by nobody.
 *
 * @typedef {object} Layer
 * @property {string} says why it is so, for whoever meets the lint
 * @property {readonly string[]} layers other layers, and files beside the code
 * @property {readonly string[]} packages of npm, and `node:` modules; `node:*` is all of them
 */

/** Of the engine and what starts it: Node, and the vocabulary of all sides. */
const words = ['shared']

/** @type {Readonly<Record<string, Layer>>} */
export const layers = {
  shared: {
    says: 'shared/ is plain data and types for every side.',
    layers: [],
    packages: ['zod'],
  },
  renderer: {
    says: 'The window talks to the engine by window.leads only.',
    layers: words,
    packages: [
      ...['react', 'react-dom', 'zustand', 'dayjs', '@mantine/core', '@mantine/dates', '@mantine/hooks'],
      ...['@tabler/icons-react', '@visx/axis', '@visx/scale', '@visx/shape'],
    ],
  },
  'electron/preload': {
    says: 'The preload names the calls and has no logic.',
    layers: words,
    packages: ['electron'],
  },
  'electron/clean': {
    says: 'A cleaning step is a pure function of a cell.',
    layers: words,
    // the names of cities are read from their file
    packages: ['entities', 'node:fs'],
  },
  'electron/sources': {
    says: 'A source is data over cleaning steps.',
    layers: [...words, 'electron/clean'],
    packages: ['zod'],
  },
  'electron/read': {
    says: 'Reading knows bytes and records, not what they mean.',
    layers: [...words, 'electron'],
    packages: ['papaparse', 'yauzl', 'node:*'],
  },
  'electron/db': {
    says: 'db/ knows PostgreSQL, not files or screens.',
    layers: [...words, 'electron', 'sql'],
    packages: ['pg', 'pg-copy-streams', 'fs-native-extensions', 'node:*'],
  },
  'electron/engine': {
    says: 'The engine knows no shell; pg is imported by db/ only.',
    layers: [
      ...[...words, 'electron', 'sql'],
      ...['electron/sources', 'electron/clean', 'electron/db', 'electron/read'],
    ],
    packages: ['nodemailer', 'zod', 'node:*'],
  },
  electron: {
    says: 'What lies beside the folders of electron/ is for all of them.',
    layers: words,
    packages: ['node:*'],
  },
  'electron/cli': {
    says: 'The command line calls the engine.',
    layers: [...words, 'electron', 'electron/engine'],
    packages: ['commander', 'node:*'],
  },
  'electron/main': {
    says: 'The window calls the engine.',
    layers: [...words, 'electron', 'electron/engine'],
    packages: ['electron', 'zod', 'node:*'],
  },
  'electron/host': {
    says: "The host stands in for Electron's program and knows nothing of ours.",
    layers: words,
    packages: ['electron', 'playwright-core', 'fs-native-extensions', 'node:*'],
  },
  'electron/testing': {
    says: 'What tests share is for tests.',
    layers: [
      ...[...words, 'electron', 'sql', 'out', 'bench', 'scripts', 'renderer'],
      ...['electron/engine', 'electron/sources', 'electron/clean', 'electron/db', 'electron/read'],
      ...['electron/main', 'electron/cli', 'electron/host', 'electron/preload'],
    ],
    packages: [
      'vitest',
      'vite',
      'pg',
      'pg-copy-streams',
      'smtp-server',
      'fast-check',
      'typescript',
      'electron',
      'zod',
      'zustand',
      'node:*',
    ],
  },
  bench: {
    says: 'Benchmarks start the program, and look into the database beside it.',
    layers: [
      ...words,
      'electron',
      'electron/engine',
      'electron/db',
      'electron/read',
      'electron/sources',
      'electron/testing',
    ],
    packages: ['papaparse', 'pg', 'pg-copy-streams', 'node:*'],
  },
  scripts: {
    says: 'Scripts build, start and test the program.',
    layers: [
      ...words,
      'electron',
      'electron/db',
      'electron/engine',
      'electron/testing',
      'electron/cli',
      'electron/sources',
      'out',
      'package.json',
    ],
    packages: [
      ...['vite', 'rolldown', 'vitest', '@vitejs/plugin-react', 'playwright-core', '@axe-core/playwright'],
      ...['@cyclonedx/cyclonedx-library', 'commander', 'fast-check', 'node:*'],
    ],
  },
  e2e: {
    says: 'Window tests see what a person sees, and the database beside it.',
    layers: [
      ...[...words, 'electron', 'bench', 'scripts', 'package.json'],
      ...['electron/db', 'electron/engine', 'electron/host', 'electron/testing'],
    ],
    packages: ['@playwright/test', '@axe-core/playwright', 'playwright-core', 'fast-check', 'node:*'],
  },
  sql: { says: 'sql/ is text.', layers: [], packages: [] },
}
