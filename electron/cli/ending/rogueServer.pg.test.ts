import { describe, expect, test } from 'vitest'
import { start } from '../../testing/command.ts'
import { startRogueServer } from '../../testing/network/rogueServer.ts'

describe('against a server that lies, the command line', () => {
  test.each([
    ['5400000006 0005', 'whose message is shorter than it says'],
    ['4500000005 53', 'whose error never ends'],
  ])('ends in plain words, after %s, %s', async (hex) => {
    const server = await startRogueServer(Buffer.from(hex.replace(' ', ''), 'hex'))
    const url = `postgresql://ada:x@127.0.0.1:${server.port}/leads`
    const { code, err, out } = await start(['runs', '--json', '--database-url', url]).ended
    server.close()
    expect(code).toBe(6)
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'database-unreachable' } })
    expect(err).not.toMatch(/RangeError|^ +at /m)
  })
})
