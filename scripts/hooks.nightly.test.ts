import { execFileSync, spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyProject } from './testing/projectCopy.ts'

let project = ''
const git = (...words: string[]) =>
  spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...words], {
    cwd: project,
    encoding: 'utf8',
  })
const hooks = (...words: string[]) =>
  execFileSync(process.execPath, ['scripts/hooks.mjs', ...words], { cwd: project, encoding: 'utf8' })

function commit(file: string, text: string) {
  writeFileSync(join(project, file), text)
  git('add', file)
  return git('commit', '-m', 'A change')
}

beforeAll(() => {
  project = copyProject()
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '-m', 'All')
})
afterAll(() => rmSync(project, { recursive: true, force: true }))

test('a commit is checked once hooks are wanted, and no more when they are not', { timeout: 300_000 }, () => {
  expect(commit('shared/wrong.ts', "export const wrong: number = 'x'\n").status).toBe(0)
  hooks()
  const type = commit('shared/wrong.ts', "export const wrong: string = 1 + 'x' - 2\n")
  expect([type.status, type.stderr]).toEqual([1, expect.stringContaining('shared/wrong.ts(1,')])
  const format = commit('shared/wrong.ts', 'export  const right = 1;\n')
  expect([format.status, format.stderr]).toEqual([1, expect.stringContaining('FAILED  lint and format')])
  const broken = commit('shared/count.ts', 'export const count = () => "many"\n')
  expect(broken.stderr).toContain('FAILED  related unit tests')
  git('checkout', 'HEAD', '--', 'shared/count.ts')
  const right = commit('shared/wrong.ts', 'export const right = 1\n')
  expect([right.status, right.stderr]).toEqual([0, expect.stringContaining('passed  types')])
  hooks('off')
  expect(commit('shared/wrong.ts', "export const wrong: number = 'x'\n").status).toBe(0)
})
