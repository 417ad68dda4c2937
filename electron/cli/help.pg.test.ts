import { expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { sources as shipped } from '../sources/index.ts'
import { start } from '../testing/command.ts'

const help = async (...words: string[]) => {
  const { code, out, err } = await start([...words, '--help']).ended
  expect([code, err]).toEqual([0, ''])
  return out
}

test('the help names every command, with examples and exit codes', async () => {
  const text = await help()
  const names = [
    ...['load', 'preview', 'runs', 'show', 'issues', 'publish', 'discard', 'delete', 'restore', 'checks'],
    ...['sources', 'db', 'sql', 'export', 'diff', 'trace', 'about'],
  ]
  for (const name of names) expect(text).toMatch(new RegExp(`^  ${name} `, 'm'))
  for (const code of [0, 1, 2, 3, 4, 5, 6, 7, 75, 130, 143])
    expect(text).toMatch(new RegExp(`^ +${code}  \\w`, 'm'))
  expect(text).toContain('leads load -p input_files -f nevada.csv oklahoma.csv texas.csv')
})

test.each([
  [
    'load',
    ['--replace', '--add', '--publish', '--fail-on', '--reader', '--source', '--date'],
    [0, 5, 75, 143],
  ],
  ['preview', ['--date', '--files', 'Writes nothing'], [0, 3]],
  ['issues', ['--rejects', '--warnings', 'never overwritten'], [0, 2]],
  ['delete', ['--date', '--yes', '30 days'], [0, 2, 75]],
  ['checks', ['--json prints'], [5]],
  ['diff', ['--csv', '--kind', '--source', '--json prints'], [0, 2, 6]],
  ['trace', ['--limit', 'license number', '--json prints'], [0, 2, 6]],
  ['sql', ['read-only', '--json prints'], [2, 6]],
])('leads %s --help tells its options, shapes and exit codes', async (name, parts, codes) => {
  const text = await help(name)
  for (const part of [...parts, '--json', '--database-url', '--data-dir']) expect(text).toContain(part)
  for (const code of codes) expect(text).toMatch(new RegExp(`^ +${code}  \\w`, 'm'))
})

test('the version is that of the package', async () => {
  expect((await start(['--version']).ended).out).toBe(`${packageJson.version}\n`)
})

test('the SQL for roles can be printed anywhere', async () => {
  const { code, out } = await start(['db', 'roles']).ended
  expect(code).toBe(0)
  expect(out).toContain('create role leads_reader login nosuperuser')
})

test('the sources are listed with their columns', async () => {
  const { out } = await start(['sources', '--json']).ended
  const { sources } = JSON.parse(out) as {
    sources: { id: string; columns: { name: string; fields: string[] }[] }[]
  }
  expect(sources.map(({ id }) => id)).toEqual(shipped.map(({ id }) => id))
  expect(sources.find(({ id }) => id === 'texas')?.columns).toContainEqual(
    expect.objectContaining({ name: 'Capacity', fields: ['facility.capacity'], required: false }),
  )
})
