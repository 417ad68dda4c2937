import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commands } from '../testing/command.ts'
import { testDatabase } from '../testing/database.ts'
import { sourceText } from '../testing/sourceFile.ts'

const database = testDatabase()
const leads = commands(() => database.url)
const { run, json, write } = leads

const columns = ['Name', 'License', 'Beds']
const beds = { rule: 'count', from: 'Beds', to: 'capacity' }
const examples = [
  { record: { Name: 'ACORN', License: '1', Beds: '12' }, becomes: { company: 'ACORN', capacity: 12 } },
  { record: { Name: 'ACORN' }, rejected: 'no_license_number' },
  { record: { License: '1' }, rejected: 'no_company' },
]

interface Listed {
  readonly sources: readonly { readonly id: string; readonly from: string; readonly version: number | null }[]
}

describe('leads sources', () => {
  test('tells how a real file fares', async () => {
    write('invented.json', sourceText({ columns, rules: [beds], examples }))
    write('list.csv', 'Name,License,Beds,New\nACORN,1,12,x\nOAK,2,many,\nELM,,3,\n')
    const checked = await run('sources', 'check', 'invented.json', '--file', 'list.csv')
    expect([checked.code, checked.out]).toEqual([
      0,
      expect.stringMatching(/Right +invented\.json: invented, 3 examples hold/),
    ])
    expect(checked.out).toMatch(/list\.csv: 3 read, 2 would load, 1 rejected\n.*does not know: New/)
    expect(checked.out).toMatch(/facility\.capacity +1 +1/)
  })

  test('adds and shows a source, and writes it as a file', async () => {
    write('invented.json', sourceText({ columns, rules: [beds], examples }))

    expect((await json('sources', 'add', 'invented.json', '--why', 'new')).document).toMatchObject({
      version: 1,
      isNew: true,
    })
    const { document: shown } = await json<Record<string, unknown>>('sources', 'show', 'invented')
    expect(shown).toMatchObject({
      id: 'invented',
      from: 'database',
      version: 1,
      why: 'new',
      file: { id: 'invented' },
    })
    expect((await run('sources', 'export', 'invented', 'out.json')).code).toBe(0)
    expect(JSON.parse(readFileSync(join(leads.folder, 'out.json'), 'utf8'))).toMatchObject({
      id: 'invented',
      examples,
    })
    expect((await run('sources', 'export', 'invented', 'out.json')).err).toContain(
      'is there already, and is not overwritten',
    )
  })

  test('loads by a source, lists its versions and removes it', async () => {
    const loaded = await json('load', '-f', 'list.csv', '--date', '2026-01-05', '--publish', 'always')
    expect(loaded.document).toMatchObject({ rowsLoaded: 2, files: [{ source: 'invented' }] })
    const { document: history } = await json('sources', 'history', 'invented')
    expect(history).toMatchObject({ versions: [{ version: 1, why: 'new' }] })
    expect((await run('sources', 'remove', 'invented')).code).toBe(0)
    const { document: left } = await json<Listed>('sources')
    expect(left.sources.map(({ id }) => id)).not.toContain('invented')
    expect(left.sources.every(({ from }) => from === 'shipped')).toBe(true)
    // the date can still be read as it was then
    const again = ['-f', 'list.csv', '--date', '2026-01-05', '--replace']
    expect((await run('preview', ...again)).code).toBe(3)
    const then = await json('preview', ...again, '--as', 'then')
    expect(then.document).toMatchObject({ rowsLoaded: 2, files: [{ source: 'invented' }] })
  })

  test('tells what is wrong with its place, and refuses to add it', async () => {
    write('wrong.json', sourceText({ columns, rules: [{ ...beds, to: 'capacty' }] }))
    write(
      'unsound.json',
      sourceText({
        columns,
        rules: [beds],
        examples: [{ ...examples[0], becomes: { capacity: 13 } }, ...examples.slice(1)],
      }),
    )
    const { code, out } = await run('sources', 'check', 'wrong.json', 'unsound.json')
    expect(code).toBe(2)
    expect(out).toMatch(/wrong\.json, line \d+, rules\[2\]\.to: 'capacty' is no target: is capacity meant\?/)
    expect(out).toContain('unsound.json, example 1, capacity: expected 13, but it is 12')
    for (const name of ['wrong.json', 'unsound.json'])
      expect((await run('sources', 'add', name)).code).toBe(2)
    expect((await run('sources', 'check', 'nowhere.json')).code).toBe(2)
    expect((await run('sources', 'show', 'nevad')).err).toContain('Is nevada meant?')
  })

  test('take a folder beside the database, by option or variable', async () => {
    mkdirSync(join(leads.folder, 'kept', 'own'), { recursive: true })
    write('kept/own/source.json', sourceText({ columns, id: 'own', rules: [beds], examples }))
    write('own.csv', 'Name,License,Beds\nACORN,1,12\n')
    const from = async (...words: string[]) =>
      (await json<Listed>('sources', ...words)).document.sources.find(({ id }) => id === 'own')?.from
    expect([await from('list', '--sources', 'kept'), await from('--sources', 'kept'), await from()]).toEqual([
      ...['folder', 'folder', undefined],
    ])
    const preview = await json('preview', '-f', 'own.csv', '--sources', 'kept')
    expect(preview.document).toMatchObject({ files: [{ source: 'own' }] })
    expect((await run('preview', '-f', 'own.csv')).code).toBe(3)
    // every command that names sources takes it
    for (const words of [
      ['health', '--source', 'own'],
      ['checks', 'history', 'zips_are_well_formed', '--source', 'own'],
      ['checks', 'set', 'zips_are_well_formed', '--source', 'own', '--warn', 'off'],
    ]) {
      expect((await run(...words, '--sources', 'kept')).err, words.join(' ')).not.toContain('no source')
      expect((await run(...words)).err, words.join(' ')).toContain('no source')
    }
  })

  test('prints the schema of source files', async () => {
    const { document } = await json<{ required: string[] }>('sources', 'schema')
    expect(document.required).toContain('examples')
  })
})
