import { describe, expect, test } from 'vitest'
import { cleanCoordinates, cleanPoint } from './coordinates.ts'

describe('two cells', () => {
  test.each([
    ['36.1147', '-115.1728', { latitude: 36.1147, longitude: -115.1728 }],
    [' 36.1147 ', ' -115.1728', { latitude: 36.1147, longitude: -115.1728 }],
    ['+39', '-119', { latitude: 39, longitude: -119 }],
  ])('%j and %j are a place in Nevada', (latitude, longitude, value) => {
    expect(cleanCoordinates(latitude, longitude, 'NV')).toEqual({ value, problem: null })
  })

  test.each([
    ['0', '0', 'coordinates_outside_state', 'lies outside NV'],
    ['40.71', '-74.01', 'coordinates_outside_state', 'lies outside NV'],
    ['36.1147', '115.1728', 'coordinates_outside_state', 'lies outside NV'],
    ['-115.1728', '36.1147', 'coordinates_outside_state', 'exchanged'],
    ['36.1147', '', 'coordinates_not_understood', 'no longitude'],
    ['', '-115.1728', 'coordinates_not_understood', 'no latitude'],
    ['36,1147', '-115,1728', 'coordinates_not_understood', 'decimal degrees'],
    ['36° 6′ 53″ N', '115° 10′ 22″ W', 'coordinates_not_understood', 'decimal degrees'],
    ['N/K', '-115.1728', 'coordinates_not_understood', 'decimal degrees'],
    ['1e2', '-115', 'coordinates_not_understood', 'decimal degrees'],
  ])('%j and %j are none', (latitude, longitude, cause, why) => {
    const { value, problem } = cleanCoordinates(latitude, longitude, 'NV')
    expect(value).toBeNull()
    expect(problem).toMatchObject({ cause, why: expect.stringContaining(why) })
  })

  test('that are both empty say nothing', () => {
    expect(cleanCoordinates(' ', '', 'NV')).toEqual({ value: null, problem: null })
  })

  test.each([
    ['AK', '52.9', '172.9'],
    ['AK', '61.2', '-149.9'],
    ['GU', '13.4', '144.8'],
    ['HI', '21.3', '-157.9'],
    ['DC', '38.9', '-77'],
    ['ZZ', '1', '1'],
  ])('%s: %s, %s', (state, latitude, longitude) => {
    expect(cleanCoordinates(latitude, longitude, state).value).not.toBeNull()
  })
})

describe('a point', () => {
  test.each(['POINT (-115.1728 36.1147)', 'point(-115.1728 36.1147)', ' POINT  ( -115.1728   36.1147 ) '])(
    '%j has the longitude first',
    (cell) => {
      expect(cleanPoint(cell, 'NV')).toEqual({
        value: { latitude: 36.1147, longitude: -115.1728 },
        problem: null,
      })
    },
  )

  test.each(['', ' ', 'POINT EMPTY'])('%j says nothing', (cell) => {
    expect(cleanPoint(cell, 'NV')).toEqual({ value: null, problem: null })
  })

  test.each(['POINT (-115.1728, 36.1147)', 'POINT (36.1147)', 'MULTIPOINT ((1 2))', '36.1147'])(
    '%j is none',
    (cell) => {
      expect(cleanPoint(cell, 'NV').value).toBeNull()
      expect(cleanPoint(cell, 'NV').problem?.cause).toBe('coordinates_not_understood')
    },
  )

  test('in the order of a map is told to be exchanged', () => {
    expect(cleanPoint('POINT (36.1147 -115.1728)', 'NV').problem?.why).toContain('exchanged')
  })
})
