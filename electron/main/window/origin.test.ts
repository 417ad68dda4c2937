import { expect, test } from 'vitest'
import { ownPages } from './origin.ts'

test.each([
  ['app://bundle/index.html', true],
  ['app://bundle/assets/index.js', true],
  ['app://bundle.example/index.html', false],
  ['app://bundle@example.com/', false],
  ['https://bundle/index.html', false],
  ['http://localhost:5173/', false],
  ['file:///etc/hosts', false],
  ['about:blank', false],
  ['', false],
  ['app://bundle:1/index.html', false],
])('%s is a page of ours: %s', (url, expected) => {
  expect(ownPages()(url)).toBe(expected)
})

test('the development server counts as ours only when one is given', () => {
  const isOurs = ownPages('http://localhost:5173')
  expect(isOurs('http://localhost:5173/index.html')).toBe(true)
  expect(isOurs('http://localhost:51730/')).toBe(false)
  expect(isOurs('http://localhost:5173@example.com/')).toBe(false)
})
