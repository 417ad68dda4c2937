import { expect, test } from 'vitest'
import { checks } from './checks.ts'
import { tableConditions, withoutUnmet } from './tableConditions.ts'

const sql = `select 1 from contact c
 where /* if any contact */ c.phone !~ '^[+]'
    or c.email is null /* end */
union all
select 2 from license l where /* if any license */ l.license_issued < '1901-01-01' /* end */`

test('finds the conditions that one table decides', () => {
  expect(tableConditions(sql)).toEqual([
    { table: 'contact', condition: "c.phone !~ '^[+]'\n    or c.email is null" },
    { table: 'license', condition: "l.license_issued < '1901-01-01'" },
  ])
  expect(() => tableConditions('where /* if any person */ true /* end */')).toThrow('no such table')
})

test('leaves out what no row meets, and only that', () => {
  const met = new Map([
    ["c.phone !~ '^[+]'\n    or c.email is null", false],
    ["l.license_issued < '1901-01-01'", true],
  ])
  expect(withoutUnmet(sql, met)).toBe(`select 1 from contact c
 where false
union all
select 2 from license l where /* if any license */ l.license_issued < '1901-01-01' /* end */`)
  expect(withoutUnmet(sql, new Map())).toBe(sql)
})

test('every mark in a check is whole', () => {
  for (const check of checks) {
    const begun = check.sql.match(/\/\* if any/g)?.length ?? 0
    expect([check.name, tableConditions(check.sql).length]).toEqual([check.name, begun])
    expect([check.name, check.sql.match(/\/\* end \*\//g)?.length ?? 0]).toEqual([check.name, begun])
  }
})
