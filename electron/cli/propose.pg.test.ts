import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Proposal } from '../../shared/proposal.ts'
import { commands } from '../testing/command.ts'
import { testDatabase } from '../testing/database.ts'

const database = testDatabase()
const leads = commands(() => database.url)
const { run, json, write } = leads

const header =
  'Permit No,Center,Kind,Street Addr,Town,ST,Postal Code,Tel,Beds Allowed,Permit Expires,Star Award,Award Expires,Vacancies Infant,Director'
const records = [
  'P-10017,ACORN COTTAGE,Child Care Center,12 Larch St,Columbus,OH,43004,(614) 555-0117,40,04/30/2027,4,12/31/2026,2,Ada Thistle',
  'P-10024,BRAMBLE HOUSE LEARNING CENTER,Child Care Center,9 Quarry Rd,Dayton,OH,45402,(937) 555-0124,64,05/31/2027,3,06/30/2026,0,Iris Fennel',
  'P-10031,CLOVER NURSERY SCHOOL,Preschool,300 Mill Ave,Toledo,OH,43604,(419) 555-0131,25,06/30/2027,,,1,Jonah Marsh',
  'P-10048,DAISY TRAIL CHILD CARE,Type A Home,77 Orchard Ln,Akron,OH,44302,(330) 555-0148,12,07/31/2027,,,0,Rosa Linden',
  'P-10055,ELM STREET KIDS,Type B Home,5 Elm St,Canton,OH,44702,(330) 555-0155,6,08/31/2027,5,01/31/2027,0,Peter Vale',
  'P-10062,FERN HOLLOW ACADEMY,Child Care Center,41 Hollow Dr,Columbus,OH,43215,(614) 555-0162,90,09/30/2027,,,4,Clara Brook',
]

describe('leads sources propose', () => {
  test('proposes a source that loads as it is', async () => {
    write('ohio.csv', `${[header, ...records].join('\n')}\n`)
    mkdirSync(join(leads.folder, 'own'), { recursive: true })
    const { code, document } = await json<Proposal & Record<string, unknown>>(
      'sources',
      'propose',
      'ohio.csv',
      '--out',
      join('own', 'ohio.json'),
    )
    expect(code).toBe(0)
    expect(Object.keys(document)).toEqual(['id', 'state', 'rules', 'unmapped', 'questions'])
    expect(document).toMatchObject({ id: 'ohio', state: 'OH' })
    const targets = document.rules.flatMap((rule) => rule.targets)
    expect(new Set(targets).size).toBe(targets.length)
    for (const rule of document.rules) {
      expect(Object.keys(rule).sort()).toEqual([
        'columns',
        'confidence',
        'reason',
        'rule',
        'samples',
        'sure',
        'targets',
      ])
      expect(rule.sure).toBe(rule.confidence >= 0.9)
    }
    const from = (target: string) => document.rules.find((rule) => rule.targets.includes(target))?.columns
    expect(from('license_number')).toEqual(['Permit No'])
    expect(from('company')).toEqual(['Center'])
    expect(from('capacity')).toEqual(['Beds Allowed'])
    expect(from('certificate_expiration_date')).toEqual(['Permit Expires'])
    expect(from('first_name')).toEqual(['Director'])
    // what is of a rating, and vacancies, are of no license
    expect(document.unmapped.map(({ column }) => column)).toEqual([
      'Star Award',
      'Award Expires',
      'Vacancies Infant',
    ])
    expect(JSON.parse(readFileSync(join(leads.folder, 'own', 'ohio.json'), 'utf8'))).toMatchObject({
      id: 'ohio',
      confirmed: false,
      examples: [{}, {}, {}],
    })

    expect((await run('sources', 'check', join('own', 'ohio.json'))).out).toMatch(/3 examples hold/)
    const loaded = await json<{ rowsLoaded: number; rowsRejected: number }>(
      'load',
      '--files',
      'ohio.csv',
      '--date',
      '2026-11-20',
      '--sources',
      'own',
    )
    expect([loaded.code, loaded.document]).toEqual([
      0,
      expect.objectContaining({ rowsRead: 6, rowsLoaded: 6, rowsRejected: 0 }),
    ])

    const again = await run('sources', 'propose', 'ohio.csv', '--out', join('own', 'ohio.json'))
    expect(again.err).toContain('is there already, and is not overwritten')
  })

  test('starts from the source that a file has', async () => {
    write('ohio.csv', `${[header, ...records].join('\n')}\n`)
    const { document } = await json<Proposal & Record<string, unknown>>(
      'sources',
      'propose',
      'ohio.csv',
      '--sources',
      'own',
    )
    expect(document).toMatchObject({ id: 'ohio', questions: [] })
    expect(document.rules.every(({ reason }) => reason.includes('The source ohio'))).toBe(true)
  })

  test('takes the state that is given, and refuses what is none', async () => {
    write('ohio.csv', `${[header, ...records].join('\n')}\n`)
    expect((await json('sources', 'propose', 'ohio.csv', '--state', 'in')).document).toMatchObject({
      id: 'indiana-2',
      state: 'IN',
    })
    const wrong = await run('sources', 'propose', 'ohio.csv', '--state', 'XX')
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining("'XX' is no state")])
    expect((await run('sources', 'propose', 'none.csv')).code).toBe(3)
  })

  test('proposes a license number and a company whatever the headers say', async () => {
    write(
      'strange.csv',
      `${['a,b,c,d', ...records.map((record) => record.split(',').slice(0, 4).join(','))].join('\n')}\n`,
    )
    const { document } = await json<Proposal & Record<string, unknown>>('sources', 'propose', 'strange.csv')
    const rule = (target: string) => document.rules.find(({ targets }) => targets.includes(target))
    expect(rule('license_number')).toMatchObject({ columns: ['a'], sure: false })
    expect(rule('company')).toMatchObject({ columns: ['b'], sure: false })
    expect(document.questions.slice(0, 2).map(({ target }) => target)).toEqual(['company', 'license_number'])
  })
})
