import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commands, texasFile } from '../../../testing/command.ts'
import { testDatabase } from '../../../testing/database.ts'
import { texasHeader } from '../../../testing/invent/headers.ts'

const database = testDatabase()
const leads = commands(() => database.url)

function editsFor(text: string, standing: boolean): string {
  const place = texasHeader.indexOf('Zip')
  const edit = {
    kind: 'value',
    column: 'Zip',
    place,
    from: '7870',
    to: '78701',
    standing,
    why: 'a digit was lost',
  }
  const sha256 = createHash('sha256').update(text).digest('hex')
  const file = { name: 'list.csv', sha256, source: 'texas', edits: [edit] }
  return JSON.stringify({ format: 'leads-loader-edits', version: 1, files: [file] })
}

test('a load takes edits of its very bytes; the correction that they ask for is listed, exported, shown and removed', async () => {
  const text = texasFile(4).replaceAll('78701', '7870')
  leads.write('list.csv', text)
  leads.write('edits.json', editsFor(text, true))
  const load = ['load', '-f', 'list.csv', '--edits', 'edits.json', '--date', '2026-02-01']
  const seen = await leads.json<{ warnings: number }>('preview', '-f', 'list.csv', '--edits', 'edits.json')
  const loaded = await leads.json<{ runId: number; warnings: number }>(...load)
  expect([seen.code, loaded.code, seen.document.warnings, loaded.document.warnings]).toEqual([0, 0, 0, 0])
  const { document: issues } = await leads.json<{ edits: object[] }>('issues', String(loaded.document.runId))
  expect(issues.edits).toMatchObject([
    { kind: 'value', column: 'Zip', from: '7870', to: '78701', records: 4 },
  ])
  expect((await leads.run('issues', String(loaded.document.runId))).out).toContain(
    "Zip: '7870' became '78701'",
  )

  const { document: list } = await leads.json<{ corrections: { correctionId: number }[] }>(
    'corrections',
    'list',
  )
  expect(list.corrections).toHaveLength(4)
  const [first] = list.corrections
  expect((await leads.run('corrections', 'show', String(first?.correctionId))).out).toContain(
    'a digit was lost',
  )
  const exported = await leads.run('corrections', 'export', 'all.csv')
  expect([exported.code, exported.out]).toEqual([0, expect.stringContaining('4 corrections written')])
  expect(readFileSync(join(leads.folder, 'all.csv'), 'utf8').split('\r\n')).toHaveLength(6)
  expect((await leads.run('corrections', 'remove', String(first?.correctionId))).code).toBe(0)
  expect((await leads.run('corrections', 'remove', String(first?.correctionId))).code).toBe(2)
  expect((await leads.run('corrections')).out.trim().split('\n')).toHaveLength(4)

  // the next week says the old value in one place more
  leads.write('next.csv', `${text}\n`)
  const next = await leads.json<{ warnings: number }>(
    'load',
    '-f',
    'next.csv',
    '--date',
    '2026-02-08',
    '--publish',
    'never',
  )
  expect(next.document.warnings).toBe(1)
})

test('a source that is not known is told, with the nearest', async () => {
  const { code, err } = await leads.run('corrections', 'list', '--source', 'texsa')
  expect([code, err]).toEqual([2, expect.stringContaining('Is texas meant?')])
})

test('other bytes end with 3, unless edits may be applied where they fit', async () => {
  const text = texasFile(3).replaceAll('78701', '7870')
  leads.write('edits.json', editsFor(text, false))
  leads.write('list.csv', text.replace('7870,', '78704,'))
  const load = [
    'load',
    '-f',
    'list.csv',
    '--edits',
    'edits.json',
    '--date',
    '2026-03-01',
    '--publish',
    'never',
  ]
  const refused = await leads.run(...load)
  expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('--edits-lenient')])
  const lenient = await leads.json<{ warnings: number }>(...load, '--edits-lenient')
  expect([lenient.code, lenient.document.warnings]).toEqual([0, 0])
  expect((await leads.run('load', '-f', 'list.csv', '--edits-lenient')).code).toBe(2)
  leads.write('edits.json', '{}')
  expect((await leads.run(...load)).code).toBe(3)
})
