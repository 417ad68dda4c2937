import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { commands } from '../testing/command.ts'
import { testDatabase } from '../testing/database.ts'

const database = testDatabase()
const leads = commands(() => database.url)

describe('what is wrong is named before what else is missing', () => {
  test('a misspelled option', async () => {
    const { code, err } = await leads.run('load', '--bogus')
    expect([code, err]).toEqual([2, expect.stringContaining("Unknown option '--bogus'")])
  })

  test('a folder that is not there', async () => {
    for (const command of ['load', 'preview']) {
      const { code, err } = await leads.run(command, '-p', 'nowhere', '-f', 'a.csv')
      expect([code, err]).toEqual([3, expect.stringContaining('The folder nowhere is not there.')])
    }
  })
})

test.runIf(process.platform === 'linux').each([30, 60])(
  'with %i file handles it says what it lacks, without a stack',
  async (handles) => {
    const program = fileURLToPath(new URL('../../out/cli/index.js', import.meta.url))
    const script = `ulimit -n ${handles}; exec "${process.execPath}" "${program}" runs --database-url "${database.url}"`
    const failed = await promisify(execFile)('bash', ['-c', script]).catch((error) => error)
    expect(failed).toMatchObject({ code: 6, stderr: expect.stringContaining('ulimit -n 1024') })
    expect(failed.stderr).not.toMatch(/^ +at /m)
  },
)
