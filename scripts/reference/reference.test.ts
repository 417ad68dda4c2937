import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { referencePages } from './pages.ts'

test('the reference says what the code says (node scripts/reference.mjs writes it)', () => {
  const script = fileURLToPath(new URL('../reference.mjs', import.meta.url))
  expect(execFileSync(process.execPath, [script, '--check'], { encoding: 'utf8' })).toBe('')
})

test('the reference names every command, check, column and error code', () => {
  const pages = referencePages()
  expect(pages['commands.md']).toContain('## leads checks set')
  expect(pages['commands.md']).toContain('`--fail-on <what>`')
  expect(pages['alerts.md']).toContain('## 20. ')
  expect(pages['checks.md']).toContain('`phones_are_well_formed`')
  expect(pages['columns.md']).toMatch(/`latitude` .* 2 \|/)
  expect(pages['exit-codes.md']).toMatch(/\| 75 \| .*`date-busy`/)
  expect(pages['causes.md']).toContain('`license_number_damaged`')
  expect(pages['sources.md']).toContain('`contact.phone`')
})
