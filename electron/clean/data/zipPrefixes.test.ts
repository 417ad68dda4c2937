import { expect, test } from 'vitest'
import sql from '../../../sql/checks/references/zips_are_in_their_state.sql?raw'
import { cityTexts } from './cityTexts.ts'

test('the check of ZIPs knows the digits that the names of cities go by', () => {
  const inCheck = [...sql.matchAll(/\('([A-Z]{2})', '([0-9 ]+)'\)/g)].map(([, state, digits]) => [
    state,
    digits,
  ])
  expect(inCheck).toEqual([...cityTexts()].map(([state, { zipPrefixes }]) => [state, zipPrefixes.join(' ')]))
})
