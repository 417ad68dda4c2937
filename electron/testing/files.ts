import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** A folder until `remove` is called. */
export function temporaryFolder(prefix = 'leads-files-') {
  const folder = mkdtempSync(join(tmpdir(), prefix))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** A folder for input files; it goes when the tests end. */
export function testFiles() {
  const { folder, remove } = temporaryFolder()
  afterAll(remove)
  const write = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content)
    return name
  }
  return { folder, write }
}
