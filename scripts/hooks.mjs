// `node scripts/hooks.mjs` has git run the hooks of .githooks in this clone: what takes seconds is checked before each
// commit. `node scripts/hooks.mjs off` takes that back. Git's own setting is all it needs, and nothing sets it unasked.

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
/** @param {string[]} words */
const git = (...words) => spawnSync('git', words, { cwd: root, encoding: 'utf8' })

const [wish = 'on', ...more] = process.argv.slice(2)
if (!['on', 'off'].includes(wish) || more.length > 0) {
  process.stderr.write('Write node scripts/hooks.mjs, or node scripts/hooks.mjs off.\n')
  process.exit(2)
}
const current = git('config', '--local', '--get', 'core.hooksPath').stdout?.trim() ?? ''
if (current !== '' && current !== '.githooks') {
  process.stderr.write(
    `This clone has hooks of its own in ${current} (git config core.hooksPath): they stay.\n`,
  )
  process.exit(1)
}
const { status, stderr, error } =
  wish === 'on'
    ? git('config', '--local', 'core.hooksPath', '.githooks')
    : current === ''
      ? { status: 0, stderr: '', error: undefined }
      : git('config', '--local', '--unset', 'core.hooksPath')
if (status !== 0) {
  process.stderr.write(`Git could not set it: ${error?.message ?? stderr.trim()}\n`)
  process.exit(1)
}
process.stdout.write(
  wish === 'on'
    ? 'Before each commit types, lint and related unit tests are checked; node scripts/hooks.mjs off ends that.\n'
    : 'Nothing is checked before a commit.\n',
)
