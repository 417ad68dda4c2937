import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { commands, texasFile } from '../../electron/testing/command.ts'
import { testDatabase } from '../../electron/testing/database.ts'
import { processesOf } from '../testing/processes.ts'

const database = testDatabase()
const leads = commands(() => database.url)

beforeAll(async () => {
  leads.write('texas.csv', texasFile(20))
})

interface NpmLoad {
  readonly npm: ChildProcess
  readonly said: () => string
  /** When all that npm started has ended, or let go of standard error. */
  readonly ended: Promise<unknown>
}

/** `npm run load`, in a process group of its own as in a terminal, stopped while it copies rows. */
async function startLoad(date: string): Promise<NpmLoad> {
  const { DATABASE_URL: _, ...environment } = process.env
  const words = ['-p', leads.folder, '-f', 'texas.csv', '--date', date, '--database-url', database.url]
  const npm = spawn('npm', ['run', '--silent', 'load', '--', ...words], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...environment, NODE_ENV: 'test', LEADS_FAULT: 'mid-copy:wait' },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  let said = ''
  npm.stderr.on('data', (text) => {
    said += text
  })
  const load = { npm, said: () => said, ended: once(npm, 'close') }
  await expect.poll(load.said, { interval: 20 }).toContain('fault point')
  return load
}

// npm tells the shell between, which may keep it to itself; a npm that is killed tells nobody.
describe.skipIf(process.platform === 'win32')('a load that npm runs ends with nothing changed', () => {
  test.each([
    ['npm is told to end', '2026-03-01', (pid: number) => process.kill(pid, 'SIGTERM')],
    ['npm is killed', '2026-03-02', (pid: number) => process.kill(pid, 'SIGKILL')],
    ['Ctrl+C reaches npm and the load', '2026-03-04', (pid: number) => process.kill(-pid, 'SIGINT')],
    ['all are told to end', '2026-03-05', (pid: number) => process.kill(-pid, 'SIGTERM')],
  ])('when %s', async (_, date, end) => {
    const { npm, said, ended } = await startLoad(date)
    end(npm.pid as number)
    await ended
    await expect.poll(() => processesOf(leads.folder)).toEqual([])
    // told twice it would have ended at once, and the next command would have to clean up
    expect(said().match(/Cancelling/g)).toHaveLength(1)
    const { document } = await leads.json<{ runs: { status: string }[] }>('runs', '--date', date)
    expect(document.runs).toMatchObject([{ status: 'cancelled' }])
  })
})

test.skipIf(process.platform === 'win32')(
  'a load that is no script of npm outlives who started it',
  async () => {
    const words = [
      'load',
      '-p',
      leads.folder,
      '-f',
      'texas.csv',
      '--date',
      '2026-03-06',
      '--publish',
      'always',
    ]
    const program = fileURLToPath(new URL('../leads.mjs', import.meta.url))
    const line = [process.execPath, program, ...words, '--database-url', database.url].map(
      (word) => `'${word}'`,
    )
    // as nohup does: the shell ends at once
    const shell = spawn('sh', ['-c', `${line.join(' ')} &`], { stdio: 'ignore' })
    await once(shell, 'exit')
    const statuses = async () =>
      (await leads.json<{ runs: { status: string }[] }>('runs', '--date', '2026-03-06')).document.runs.map(
        ({ status }) => status,
      )
    await expect.poll(statuses).toEqual(['published'])
  },
)
