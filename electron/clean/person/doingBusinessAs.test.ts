import { describe, expect, test } from 'vitest'
import { splitDoingBusinessAs } from './doingBusinessAs.ts'

describe('doing business as', () => {
  test.each([
    ['OAKES, WREN DBA WEE WILLOW, LLC', 'OAKES, WREN', 'WEE WILLOW, LLC'],
    ['OAKES, WREN D/B/A WEE WILLOW', 'OAKES, WREN', 'WEE WILLOW'],
    ['Oakes, Wren dba Wee Willow', 'Oakes, Wren', 'Wee Willow'],
    ['OAKES, WREN d.b.a. WEE WILLOW', 'OAKES, WREN', 'WEE WILLOW'],
    ['OAKES, WREN, DBA WEE WILLOW', 'OAKES, WREN', 'WEE WILLOW'],
    ['OAKES, WREN DBA: WEE WILLOW', 'OAKES, WREN', 'WEE WILLOW'],
    ['OAKES, WREN  DBA\nWEE  WILLOW', 'OAKES, WREN', 'WEE WILLOW'],
    ['OAKES LLC DBA WEE WILLOW DBA BIG WILLOW', 'OAKES LLC', 'WEE WILLOW DBA BIG WILLOW'],
  ])('splits %j', (cell, licensee, company) => {
    expect(splitDoingBusinessAs(cell)).toEqual({ licensee, company })
  })

  test.each([
    'WEE WILLOW, LLC',
    'ADBAN KIDS',
    'OAKES DBAS WILLOW',
    'SANDBAR DBASE CARE',
    'DBA WEE WILLOW',
    'OAKES DBA',
  ])('takes the whole of %j for both', (cell) => {
    expect(splitDoingBusinessAs(cell)).toEqual({ licensee: cell, company: cell })
  })

  test.each([
    ['N/A DBA WEE WILLOW', null, 'WEE WILLOW'],
    ['OAKES, WREN DBA N/A', 'OAKES, WREN', null],
    ['NONE DBA UNKNOWN', null, null],
    ['NONE SUCH DBA UNKNOWN KIDS', 'NONE SUCH', 'UNKNOWN KIDS'],
  ])('has no half of %j that only says so', (cell, licensee, company) => {
    expect(splitDoingBusinessAs(cell)).toEqual({ licensee, company })
  })

  test.each(['', ' '])('has nothing to say of %j', (cell) => {
    expect(splitDoingBusinessAs(cell)).toBeNull()
  })
})
