import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface LockFile {
  readonly lockfileVersion: number
  readonly packages: Readonly<Record<string, { integrity?: string; resolved?: string; link?: boolean }>>
}

/** npm takes a package without a hash on trust: whoever serves it may give anything. */
test.each(['package-lock.json', 'packaging/package-lock.json'])(
  '%s says the hash of every package',
  (path) => {
    const packages = Object.entries(read(path).packages).filter(([place]) => place !== '')
    expect(packages.length).toBeGreaterThan(100)
    const unsure = packages.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''))
    expect(unsure.map(([place]) => place)).toEqual([])
  },
)

/** Somebody's mirror would be asked by everybody; without an address each npm asks its own registry. */
test.each(['package-lock.json', 'packaging/package-lock.json'])(
  '%s names no place that packages come from',
  (path) => {
    const placed = Object.entries(read(path).packages).filter(([, { resolved }]) => resolved !== undefined)
    expect(placed.map(([place]) => place)).toEqual([])
  },
)

function read(path: string): LockFile {
  return JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')) as LockFile
}
