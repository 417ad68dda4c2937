import { expect, test } from 'vitest'
import type { TraceStep } from '../../shared/window/trace.ts'
import { lookedForText, partsOf, sameSentence, stepWord, subjectSentence } from './traceText.ts'

const changed = [{ field: 'facility.capacity', before: '40', after: '48' }]

/** l: loaded, c: loaded with a change, r: rejected, m: missing, u: unknown; a run a letter, one a week. */
function stepsOf(letters: string): TraceStep[] {
  const states = { l: 'loaded', c: 'loaded', r: 'rejected', m: 'missing', u: 'unknown' } as const
  return [...letters].map((letter, index) => ({
    runId: index + 1,
    date: `2026-10-${String(index + 1).padStart(2, '0')}`,
    status: 'published',
    place: null,
    state: states[letter as keyof typeof states],
    why: null,
    changes: letter === 'c' ? changed : [],
    edits: [],
  }))
}

const shape = (letters: string) =>
  partsOf(stepsOf(letters)).map((part) =>
    part.kind === 'step' ? `${part.step.runId}${part.first ? ' first' : ''}` : part.steps.map((s) => s.runId),
  )

test.each([
  ['', []],
  ['l', ['1 first']],
  ['ll', ['1 first', '2']],
  ['lll', ['1 first', '2', '3']],
  ['llll', ['1 first', [2, 3], '4']],
  ['lllcllll', ['1 first', [2, 3], '4', [5, 6, 7], '8']],
  ['ulmmmml', ['1', '2 first', '3', [4, 5, 6], '7']],
  ['lrrrr', ['1 first', '2', '3', '4', '5']],
  ['mmml', ['1', [2, 3], '4 first']],
])('tells the runs %s as %j: alike ones together, the first and the last alone', (letters, parts) => {
  expect(shape(letters)).toEqual(parts)
})

test('every step is told, in order', () => {
  for (const letters of ['lllcllll', 'uuulmmmrrlllcl', 'mmmmmm']) {
    const told = partsOf(stepsOf(letters)).flatMap((part) =>
      part.kind === 'step' ? [part.step] : part.steps,
    )
    expect(told).toEqual(stepsOf(letters))
  }
})

test.each([
  ['l', true, 'First loaded'],
  ['l', false, 'Loaded'],
  ['c', false, 'Changed'],
  ['r', false, 'Rejected'],
  ['m', false, 'Not in the files'],
  ['u', false, 'Not known'],
])('a step %s (first: %s) is called %s', (letter, first, word) => {
  expect(stepsOf(letter).map((step) => stepWord(step, first).word)).toEqual([word])
})

test('says in how many runs and from when to when nothing happened', () => {
  expect(sameSentence(stepsOf('lll'))).toBe('Unchanged in 3 more runs, 1 Oct 2026 to 3 Oct 2026')
  expect(sameSentence(stepsOf('mm'))).toBe('Not in the files of 2 more runs, 1 Oct 2026 to 2 Oct 2026')
})

test.each([
  ['lcl', 'Loaded in 3 of 3 runs, changed in 1, last in run 3 of 3 Oct 2026.'],
  ['lm', 'Not in the files of run 2 of 2 Oct 2026. Loaded in 1 of 2 runs, last in run 1 of 1 Oct 2026.'],
  ['r', 'Rejected in run 1 of 1 Oct 2026. Loaded in 0 of 1 run.'],
  [
    'lu',
    'Not known of run 2 of 2 Oct 2026, whose tables are gone. Loaded in 1 of 2 runs, last in run 1 of 1 Oct 2026.',
  ],
])('says of %s where it stands now', (letters, text) => {
  expect(subjectSentence({ steps: stepsOf(letters) })).toBe(text)
})

test('a run that loads one record and rejects its repeat holds it', () => {
  const [first, second] = stepsOf('ll')
  const repeat = { ...stepsOf('lr')[1], why: 'repeats record 4' } as TraceStep
  const steps = [first, second, repeat].filter((step) => step !== undefined)
  expect(subjectSentence({ steps })).toBe('Loaded in 2 of 2 runs, last in run 2 of 2 Oct 2026.')
})

test('of two facilities that share a license both are first loaded in their first run', () => {
  const [one] = stepsOf('l')
  if (one === undefined) throw new Error('no step')
  const [, later] = stepsOf('ll')
  const parts = partsOf([one, one, ...(later === undefined ? [] : [later])])
  expect(parts.map((part) => part.kind === 'step' && part.first)).toEqual([true, true, false])
})

test('what was looked for is a list of words', () => {
  expect(lookedForText(['license number'])).toBe('license number')
  expect(lookedForText(['license number', 'phone +17025550117', 'company'])).toBe(
    'license number, phone +17025550117, or company',
  )
})
