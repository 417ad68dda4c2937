import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { processOf } from './npmParent.mjs'

// npm's title held a path at its end, whose last part was taken for the program: a killed npm was not noticed.
test.skipIf(process.platform === 'win32')(
  'npm is known by its title, whatever its arguments are',
  async () => {
    const title = 'npm start --data-dir=/srv/lists'
    const child = spawn(process.execPath, [
      ...['-e', `process.title = '${title}'; console.log(); setInterval(() => {}, 1000)`],
      'room for the title, which may be no longer than all that stands here',
    ])
    try {
      await once(child.stdout, 'data')
      expect(processOf(child.pid as number)).toEqual({ program: 'npm', parent: process.pid })
    } finally {
      child.kill()
    }
  },
)

test('nothing is known of a process that is none', () => {
  expect(processOf(2 ** 30)).toBeUndefined()
})
