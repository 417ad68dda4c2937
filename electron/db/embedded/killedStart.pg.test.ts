import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { buildProgram, testDataFolder } from '../../testing/servers.ts'
import { connect } from '../connection/connect.ts'
import { pause } from './folder/fileLock.ts'
import { joinEmbedded } from './join.ts'

const { folder } = testDataFolder()

test('a kill at any moment of the first start leaves nothing that the next start can not finish', async () => {
  const program = await buildProgram()
  for (const milliseconds of [150, 450, 800, 1000, 1200]) {
    const starter = spawn(process.execPath, [program, folder], { stdio: ['pipe', 'ignore', 'inherit'] })
    await pause(milliseconds)
    starter.kill('SIGKILL')
    await once(starter, 'exit')
  }
  const server = await joinEmbedded(folder, { applicationName: 'tests' })
  const client = await connect(server.config, 'tests')
  await client.query('create schema works')
  await client.end()
  await server.leave()
  expect(readdirSync(folder).filter((name) => name.startsWith('new-'))).toEqual([])
})
