import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** A folder for input files; it goes when the tests end. */
export function testFiles() {
  const folder = mkdtempSync(join(tmpdir(), 'leads-files-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const write = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content)
    return name
  }
  return { folder, write }
}
