import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { databaseComponents, postgresVersion } from './databaseComponents.mjs'

const folder = mkdtempSync(join(tmpdir(), 'leads-native-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A package with files of these names, empty. */
function packageWith(names: readonly string[]): string {
  const path = mkdtempSync(join(folder, 'package-'))
  writeFileSync(join(path, 'package.json'), JSON.stringify({ version: '18.4.0-beta.17' }))
  for (const name of names) {
    mkdirSync(join(path, 'native', name, '..'), { recursive: true })
    writeFileSync(join(path, 'native', name), '')
  }
  return path
}

const of = (path: string, platform: string) =>
  databaseComponents(path, platform).map(({ name, version }) => `${name} ${version}`)

test('macOS has libraries of its own', () => {
  const names = [
    ...['bin/postgres', 'lib/libpq.5.dylib', 'lib/libpq-oauth-18.dylib', 'lib/libcrypto.3.dylib'],
    ...['lib/libssl.3.dylib', 'lib/libicudata.77.1.dylib', 'lib/libcom_err.3.0.dylib'],
    ...[
      'lib/libkrb5.3.3.dylib',
      'lib/libintl.8.dylib',
      'lib/libz.1.3.2.dylib',
      'lib/postgresql/hstore.dylib',
    ],
  ]
  expect(of(packageWith(names), 'darwin')).toEqual([
    ...[
      'PostgreSQL 18.4',
      'embedded-postgres-binaries 18.4',
      'OpenSSL 3.5.6',
      'ICU 77.1',
      'zlib 1.3.2',
      'MIT Kerberos 1.22.2',
      'GNU libintl 8',
    ],
  ])
})

test('Windows has its libraries beside the programs, and modules of PostgreSQL among the libraries', () => {
  const names = [
    ...['bin/postgres.exe', 'bin/libcrypto-3-x64.dll', 'bin/icudt77.dll', 'bin/zlib1.dll', 'bin/libcurl.dll'],
    ...['bin/wxbase3210u_vc_x64_custom.dll', 'lib/hstore.dll'],
  ]
  expect(of(packageWith(names), 'win32')).toEqual([
    ...[
      'PostgreSQL 18.4',
      'embedded-postgres-binaries 18.4',
      'OpenSSL 3.5.6',
      'ICU 77.1',
      'zlib 1.3.2',
      'curl 8.20.0',
    ],
  ])
})

test('a library that nobody knows stops the build by its name', () => {
  const path = packageWith(['bin/postgres', 'lib/libnew.so.3'])
  expect(() => databaseComponents(path, 'linux')).toThrow('what libnew of')
  // nor is it known on one system because another has it
  expect(() => databaseComponents(packageWith(['lib/libcurl.so.4']), 'linux')).toThrow('what libcurl of')
})

test('every library has the text of its licence', () => {
  const names = ['lib/libssl.so.1.1', 'lib/libicuuc.so.60.2', 'lib/liblzma.so.5', 'lib/libossp-uuid.so.16']
  for (const { name, text } of databaseComponents(packageWith(names), 'linux')) {
    expect([name, text.length > 400]).toEqual([name, true])
  }
})

test('the version of the server is read from that of the package', () => {
  expect(postgresVersion('18.4.0-beta.17')).toBe('18.4')
  expect(() => postgresVersion('latest')).toThrow('latest')
})
