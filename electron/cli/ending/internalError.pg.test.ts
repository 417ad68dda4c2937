import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { commands, texasFile } from '../../testing/command.ts'
import { testDatabase } from '../../testing/database.ts'

const database = testDatabase()
const leads = commands(() => database.url)

beforeAll(async () => {
  leads.write('texas.csv', texasFile(20))
})

// A bundle's own line numbers lead nobody to the mistake.
test.each([
  ['in the program', 'before-checks', 'engine/load/buildCandidate.ts'],
  ['in the thread that reads files', 'mid-copy', 'engine/load/stage/stageRun.ts'],
])('a mistake %s is told with file and line of the source', async (_, point, file) => {
  const { ended } = leads.start(['load', '-f', 'texas.csv', '--date', '2026-02-01'], {
    LEADS_FAULT: `${point}:throw`,
  })
  const { code, err } = await ended
  expect(code, err).toBe(1)
  expect(err).toContain('This should not happen')
  const line = Number(new RegExp(`electron/${file}:(\\d+):\\d+`).exec(err)?.[1])
  const source = readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8')
  expect(source.split('\n')[line - 1], err).toContain(`faultPoint('${point}')`)
  expect(err).not.toMatch(/out\/cli\/\S+\.js:\d+/)
})
