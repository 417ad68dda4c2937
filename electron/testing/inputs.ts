import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** A folder for the input files of one test file; it goes when the tests end. */
export function inputFolder(): (bytes: Buffer | string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'leads-read-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  let number = 0
  return (bytes) => {
    const path = join(folder, `${++number}.csv`)
    writeFileSync(path, bytes)
    return path
  }
}
