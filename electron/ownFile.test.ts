import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { placesIn, refuseLinks } from './db/embedded/folder/places.ts'
import { ensureBallast } from './db/embedded/folder/space.ts'
import { readState } from './db/embedded/folder/state.ts'
import { openOwn, writeOwn } from './ownFile.ts'

let folder: string
let stranger: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leads-own-'))
  stranger = join(folder, 'stranger')
  writeFileSync(stranger, 'theirs')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe.runIf(process.platform !== 'win32')('a link that somebody planted', () => {
  test('where a file is made is taken away, and what it points to stays', async () => {
    symlinkSync(stranger, join(folder, 'credentials.json.new'))
    symlinkSync(stranger, join(folder, 'ballast.new'))
    writeOwn(join(folder, 'credentials.json'), 'ours')
    await ensureBallast(join(folder, 'ballast'), 256 * 1024 * 1024)
    expect(readFileSync(stranger, 'utf8')).toBe('theirs')
    expect(readFileSync(join(folder, 'credentials.json'), 'utf8')).toBe('ours')
  })

  test('where a log or a lock is opened is not followed', () => {
    symlinkSync(stranger, join(folder, 'server.log'))
    expect(() => openOwn(join(folder, 'server.log'))).toThrow('ELOOP')
  })

  test.each(['credentials', 'cluster', 'log', 'programs'] as const)('in the place of %s is named', (name) => {
    const places = placesIn(folder)
    refuseLinks(places)
    symlinkSync(stranger, places[name])
    expect(() => refuseLinks(places)).toThrow(`${places[name]} is a link`)
  })
})

test.each(['{"port":99999999}', '{"port":"5432"}', 'null', '{', '[]'])(
  'a server.json that holds %s only costs the port',
  (text) => {
    const places = placesIn(folder)
    writeFileSync(places.state, text)
    expect(readState(places)?.port ?? 0).toBe(0)
  },
)
