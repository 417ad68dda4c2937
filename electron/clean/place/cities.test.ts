import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { cityNamesOf, cityStates, isCityOf, nameKey, postOfficeOf, wordKey } from './cities.ts'
import { isDirection, isStreetSuffix } from './streetSuffix.ts'

function key(name: string): string {
  return nameKey(name.split(' ').map(wordKey).join(' '))
}

test('the names of cities are what their packages give today', () => {
  // `node scripts/makeCities.mjs` writes them anew
  const script = fileURLToPath(new URL('../../../scripts/makeCities.mjs', import.meta.url))
  expect(() => execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })).not.toThrow()
})

describe('names', () => {
  test.each([
    ['NV', 'Las Vegas'],
    ['NV', 'north las vegas'],
    ['NV', 'Spring Valley'],
    ['NV', 'Nellis AFB'],
    ['MO', 'St. Louis'],
    ['MO', 'Saint Louis'],
    ['TX', 'Ft Worth'],
    ['NC', 'Winston-Salem'],
    ['MO', "O'Fallon"],
    ['PR', 'Mayaguez'],
    ['DC', 'Washington'],
    ['AE', 'APO'],
    ['CT', 'Milford'],
  ])('%s has a city %s', (state, name) => {
    expect(isCityOf(state, key(name))).toBe(true)
  })

  test.each([
    ['NV', 'Los Angeles'],
    ['NV', 'Atlantis'],
    ['XX', 'Las Vegas'],
    ['constructor', 'Las Vegas'],
  ])('%s has no city %s', (state, name) => {
    expect(isCityOf(state, key(name))).toBe(false)
  })

  test('few cities bear the one word that ends a street', () => {
    // such a word at the end of a cell without a city is read as one: `12 OAK LANE, OK 73101`
    const found = cityStates().flatMap((state) =>
      [...cityNamesOf(state)]
        .filter((name) => isStreetSuffix(name) || isDirection(name))
        .map((name) => `${name} ${state}`),
    )
    expect(found).toEqual(
      [
        'CIRCLE AK,BOULEVARD CA,PARKWAY CA,LANE IL,LANE KS,AVENUE MD,STREET MD,TRAIL MN,WEST MS,CIRCLE MT',
        'PLAZA ND,LANE OK,TRAIL OR,LANE SC,NORTH SC,LANE SD,LOOP TX,WEST TX,NORTH VA',
      ].flatMap((list) => list.split(',')),
    )
  })
})

describe('post offices', () => {
  test.each([
    ['89031', 'NORTH LAS VEGAS'],
    ['89031-1234', 'NORTH LAS VEGAS'],
    ['89101', 'LAS VEGAS'],
    ['84083', 'WENDOVER'],
    ['02138', 'CAMBRIDGE'],
    ['00901', 'SAN JUAN'],
    ['99999', undefined],
    ['8903', undefined],
    ['', undefined],
  ])('%s is in %s', (zip, name) => {
    expect(postOfficeOf(zip)?.name).toBe(name)
  })
})
