import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { blocksOf, readPage } from './pages.ts'

const snippets = blocksOf(readPage('docs/guide.md')).filter(({ info }) => info.startsWith('python '))
const hasPython = spawnSync('python3', ['-c', '']).status === 0

test('the guide has a snippet for each scheduler that is written in Python', () => {
  expect(snippets.map(({ info }) => info)).toEqual(['python airflow', 'python dagster'])
})

// Airflow and Dagster themselves are far too large to be installed for this
test.runIf(hasPython).each(snippets)(
  'the snippet "$info" is Python, and loads the files of every source',
  ({ text }) => {
    const { status, stderr } = spawnSync('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], {
      input: text,
      encoding: 'utf8',
    })
    expect(status, stderr).toBe(0)
    for (const file of ['nevada.csv', 'oklahoma.csv', 'texas.csv']) expect(text).toContain(file)
  },
)
