import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { commands } from '../testing/command.ts'
import { testDatabase } from '../testing/database.ts'

const database = testDatabase()
const leads = commands(() => database.url)
const samples = fileURLToPath(new URL('../../samples/', import.meta.url))

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

// at its start, and when it is on its way
test.runIf(process.platform === 'linux').each([
  [22, ['runs']],
  [36, ['load', '-p', samples, '-f', 'nevada.csv', '--date', '2026-11-08']],
])('with %i file handles it says what it lacks, without a stack', async (handles, words) => {
  const program = fileURLToPath(new URL('../../out/cli/index.js', import.meta.url))
  const given = [...words, '--database-url', database.url].map((word) => `"${word}"`).join(' ')
  const script = `ulimit -n ${handles}; exec "${process.execPath}" "${program}" ${given}`
  const failed = await promisify(execFile)('bash', ['-c', script]).catch((error) => error)
  expect(failed).toMatchObject({ code: 6, stderr: expect.stringContaining('ulimit -n 1024') })
  expect(failed.stderr).not.toMatch(/^ +at /m)
})
