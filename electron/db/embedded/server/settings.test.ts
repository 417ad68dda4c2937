import { expect, test } from 'vitest'
import { ballastSize } from '../folder/space.ts'
import { serverSettings, walMebibytes } from './settings.ts'

const gibibyte = 1024 ** 3

test.each([
  [0.2 * gibibyte, 64],
  [2 * gibibyte, 205],
  [4 * gibibyte, 512],
  [10 * gibibyte, 1024],
  [1000 * gibibyte, 4096],
])('with %d bytes free the WAL may take %d MiB', (free, expected) => {
  expect(walMebibytes(free)).toBe(expected)
})

test.each([
  [0.1 * gibibyte, 0],
  [0.25 * gibibyte, 32],
  [1000 * gibibyte, 64],
])('with %d bytes free the ballast takes %d MiB', (free, expected) => {
  expect(ballastSize(free)).toBe(expected * 1024 ** 2)
})

test.each([
  [0.1, 32],
  [0.5, 64],
  [4, 256],
  [8, 512],
  [64, 1024],
])('with %d GiB of memory the server shares %d MiB', (memory, expected) => {
  const text = serverSettings({
    port: 5433,
    freeBytes: gibibyte,
    memoryBytes: memory * gibibyte,
    sharedMemory: 'posix',
  })
  expect(text).toContain(`shared_buffers = '${expected}MB'`)
})

test('a container with little memory gets small buffers', () => {
  const text = serverSettings({
    port: 5433,
    freeBytes: gibibyte,
    memoryBytes: 0.5 * gibibyte,
    sharedMemory: 'sysv',
  })
  expect(text).toContain("shared_buffers = '64MB'")
  expect(text).toContain("dynamic_shared_memory_type = 'sysv'")
})
