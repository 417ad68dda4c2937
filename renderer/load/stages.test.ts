import { expect, test } from 'vitest'
import type { LoadState } from '../../shared/window/load.ts'
import { fileStage, spokenProgress, stagesOf } from './stages.ts'

const file = { name: 'nevada.csv', rows: 40, rejected: 1, bytesRead: 450, bytes: 1000 }
const load: LoadState = {
  date: '2026-11-22',
  runId: 3,
  stage: 'reading',
  files: [file],
  startedAt: '2026-11-22T10:00:00Z',
  rowsPerSecond: 100,
  secondsLeft: 3,
  cancelling: false,
  outcome: null,
}

test('speaks of every tenth and not of every row', () => {
  expect(spokenProgress(load)).toBe('40 percent of 1 file read.')
  expect(spokenProgress({ ...load, files: [{ ...file, bytesRead: 499 }] })).toBe('40 percent of 1 file read.')
})

test('speaks of the end', () => {
  const outcome = { kind: 'waiting', runId: 3, notices: [] } as const
  expect(spokenProgress({ ...load, stage: 'ended', outcome })).toContain('complete and waits')
})

test('a file is waiting, being read, or read', () => {
  expect(fileStage({ ...file, bytesRead: 0 }, load)).toBe('Waiting')
  expect(fileStage(file, load)).toBe('Reading')
  expect(fileStage({ ...file, bytesRead: 1000 }, load)).toBe('Read')
})

test('a file of a load that failed or was cancelled is not said to be read', () => {
  const cancelled = { ...load, stage: 'ended', outcome: { kind: 'cancelled', message: '' } } as const
  expect(fileStage({ ...file, bytesRead: 0 }, cancelled)).toBe('Not read')
  expect(fileStage(file, cancelled)).toBe('Read in part')
  expect(fileStage({ ...file, bytesRead: 1000 }, cancelled)).toBe('Read')
})

test('copying is a stage of loads that add to a date only', () => {
  const names = (stage: LoadState['stage']) => stagesOf({ ...load, stage }).map((one) => one.stage)
  expect(names('reading')).not.toContain('copying')
  expect(names('copying')).toContain('copying')
})
