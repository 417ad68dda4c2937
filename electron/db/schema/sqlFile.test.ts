import { describe, expect, test } from 'vitest'
import {
  inCandidate,
  inRun,
  isDatedName,
  isRunSchemaName,
  quoted,
  thisVersion,
  withNames,
} from './sqlFile.ts'

describe('names of dated schemas', () => {
  test.each(['leads_20251105', 'leads_20240229', 'leads_00010101'])('%s is one', (name) => {
    expect(isDatedName(name)).toBe(true)
  })
  test.each([
    'leads_20261399',
    'leads_20250229',
    'LEADS_20250101',
    'leads_20260101\n',
    'leads_２０２６０１０１',
    'leads_20260101"; drop schema public; --',
    ' leads_20260101',
    `leads_20260101${'0'.repeat(60)}`,
    'pg_catalog',
    'public',
    '',
  ])('%j is none', (name) => {
    expect(isDatedName(name)).toBe(false)
    expect(() => inRun('select 1 from :"load_schema".facility', thisVersion(name))).toThrow()
  })
})

test('candidates and trash are schemas of a run', () => {
  expect(isRunSchemaName('loader_candidate_12')).toBe(true)
  expect(isRunSchemaName('loader_trash_2147483647')).toBe(true)
  expect(isRunSchemaName('loader_candidate_012')).toBe(false)
  expect(isRunSchemaName('loader_candidate_12\n')).toBe(false)
})

describe('filling in names', () => {
  test('doubles quotes', () => {
    expect(quoted('a"b')).toBe('"a""b"')
    expect(withNames('set role :"role"', { role: 'x"; drop' })).toBe('set role "x""; drop"')
  })
  test('throws on a placeholder without a name', () => {
    expect(() => withNames('select * from :"load_schema".facility', {})).toThrow('load_schema')
  })
  test('throws on a name that the statement does not use', () => {
    expect(() => withNames('select 1', { load_schema: 'leads_20251105' })).toThrow('load_schema')
  })
  test('fills lists of columns', () => {
    expect(withNames('select :ac_key, :addresscode_columns', {})).toBe(
      'select ac.zip, ac.city, ac.county, ac.state, addresscode_id, city, county, state, zip, updated_dt',
    )
    expect(() => withNames('select :f_nothing', {})).toThrow('f_nothing')
  })
  test('makes a candidate of no other schema', () => {
    expect(() => inCandidate('select from :"load_schema".facility', 'leads_20251105')).toThrow('no candidate')
    expect(inCandidate('select from :"load_schema".facility', 'loader_candidate_3')).toContain(
      '"loader_candidate_3"',
    )
  })
  test('leaves casts and strings alone', () => {
    expect(withNames(`select 'a:b'::text, x::"char"`, {})).toBe(`select 'a:b'::text, x::"char"`)
  })
})
