import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { expect, test, vi } from 'vitest'
import { splitAddress } from '../place/address.ts'

test('the names of cities are read once, when the first address is split', () => {
  const read = vi.spyOn(fs, 'readFileSync')
  syncBuiltinESMExports()
  const times = () => read.mock.calls.filter(([path]) => String(path).endsWith('cities.txt')).length
  try {
    expect(times()).toBe(0)
    expect(splitAddress('7 WILLOW ST MESQUITE, NV 89027', 'NV').city).toBe('MESQUITE')
    expect(splitAddress('9 TULIP CT LINCOLN, NE 68501', 'NE').city).toBe('LINCOLN')
    expect(times()).toBe(1)
  } finally {
    read.mockRestore()
    syncBuiltinESMExports()
  }
})
