import { expect, test } from 'vitest'
import { startRogueServer } from '../testing/network/rogueServer.ts'
import { tryDatabase } from './tryDatabase.ts'

test.each(['54000000060005', '450000000553'])(
  'a server that answers %s fails the test of a connection, and nothing else',
  async (hex) => {
    const server = await startRogueServer(Buffer.from(hex, 'hex'))
    const databaseUrl = `postgresql://ada:x@127.0.0.1:${server.port}/leads`
    expect(await tryDatabase({ databaseUrl, dataDir: undefined })).toMatchObject({
      ok: false,
      message: expect.stringContaining('does not speak the protocol of PostgreSQL'),
    })
    server.close()
  },
)
