import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import {
  message,
  type RogueServer,
  settled,
  startRogueServer,
  welcome,
} from '../../testing/network/rogueServer.ts'
import { type Client, connect, disconnect } from '../connection/connect.ts'
import { createFence } from './fence.ts'

let server: RogueServer | undefined
afterEach(() => server?.close())

const connectTo = (port: number, more: object = {}): Promise<Client> =>
  connect(
    { host: '127.0.0.1', port, user: 'ada', password: 'x', database: 'leads', ssl: false, ...more },
    't',
    3000,
  )

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')

describe('a server that lies breaks only its own connection', () => {
  test.each<[string, Buffer]>([
    ['a description of five columns without any', hex('54 00 00 00 06 00 05')],
    ['an error without its end', hex('45 00 00 00 05 53')],
    ['an error whose text has no end', hex('45 00 00 00 09 53 41 42 43 44')],
    ['a length of nothing', hex('52 00 00 00 00')],
    ['a message of two gigabytes', hex('52 7f ff ff ff 00')],
    ['mechanisms without an end', message('R', Buffer.concat([hex('00 00 00 0a'), Buffer.from('SCRAM')]))],
    ['a way to authenticate that nobody knows', message('R', hex('00 00 00 63'))],
    ['rubbish', Buffer.from('\x00\xff\x17\x92 hello, is it me?', 'latin1')],
  ])('%s, first of all', async (_what, bytes) => {
    server = await startRogueServer(bytes)
    await expect(connectTo(server.port)).rejects.toMatchObject({
      code: 'database-unreachable',
      message: expect.stringMatching(/does not speak the protocol of PostgreSQL\.$/),
      hint: expect.stringContaining('host and port'),
    })
  })

  test.each<[string, Buffer]>([
    ['a description of columns that is cut', hex('54 00 00 00 06 00 05')],
    ['an error without its end', hex('45 00 00 00 05 53')],
    ['a row that is longer than it says', message('D', hex('00 01 00 00 00 01 41 42'))],
    ['a row with a length below nothing', message('D', hex('00 01 ff ff ff 00'))],
    ['a notice of 100 megabytes', hex('4e 06 00 00 00')],
  ])('%s, as the answer to a statement', async (_what, bytes) => {
    let asked = 0
    server = await startRogueServer((socket) => {
      socket.write(welcome)
      socket.on('data', () => {
        asked += 1
        socket.write(asked === 1 ? settled : bytes)
      })
    })
    const client = await connectTo(server.port)
    await expect(client.query('select 1')).rejects.toThrow()
    await disconnect(client)
  })
})

test('a message can not be shorter than the length that it says', () => {
  const passed: Buffer[] = []
  const fence = createFence((bytes) => passed.push(bytes))
  fence(welcome)
  expect(() => fence(hex('64 00 00 00 03'))).toThrow()
  expect(passed).toEqual([welcome])
})

describe('who answers instead of PostgreSQL is named', () => {
  const others: [string, Buffer, boolean][] = [
    ['a web server (HTTP)', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'), false],
    ['MySQL or MariaDB', hex('4a 00 00 00 0a 38 2e 30 2e 33 36 00 08 00 00 00 01 02 03'), true],
    ['an SSH server', Buffer.from('SSH-2.0-OpenSSH_9.2\r\n'), true],
    ['Redis', Buffer.from('-ERR unknown command\r\n'), false],
  ]
  test.each(others)('%s', async (name, says, atOnce) => {
    server = await startRogueServer(says, { atOnce })
    await expect(connectTo(server.port)).rejects.toMatchObject({
      code: 'database-unreachable',
      message: expect.stringContaining(`what answers there is ${name}, not PostgreSQL`),
    })
  })

  test.each(others)('%s, where TLS is wanted', async (name, says, atOnce) => {
    server = await startRogueServer(says, { atOnce })
    const ssl = { rejectUnauthorized: true, minVersion: 'TLSv1.2' } as const
    await expect(connectTo(server.port, { ssl })).rejects.toMatchObject({
      code: 'database-unreachable',
      message: expect.stringContaining(`what answers there is ${name}, not PostgreSQL`),
    })
  })
})

describe('a fence', () => {
  const conversation = Buffer.concat([
    welcome,
    message('T', Buffer.concat([hex('00 01'), Buffer.from('n\0'), Buffer.alloc(18)])),
    message('D', hex('00 02 00 00 00 01 41 ff ff ff ff')),
    message('C', 'SELECT 1\0'),
    message('N', 'SNOTICE\0C00000\0Mso\0\0'),
    message('A', Buffer.concat([hex('00 00 00 01'), Buffer.from('a\0b\0')])),
    message('Z', 'T'),
  ])

  test('passes on what PostgreSQL says, however it is cut into pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (lengths) => {
        const passed: Buffer[] = []
        const fence = createFence((messages) => passed.push(messages))
        for (let at = 0, index = 0; at < conversation.length; index += 1) {
          const length = lengths[index % lengths.length] as number
          fence(conversation.subarray(at, at + length))
          at += length
        }
        expect(Buffer.concat(passed)).toEqual(conversation)
      }),
    )
  })

  test('never hangs nor throws anything but its own fault, whatever bytes are changed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(conversation.length - 1), fc.integer({ min: 0, max: 255 })), {
          minLength: 1,
          maxLength: 3,
        }),
        (changes) => {
          const bytes = Buffer.from(conversation)
          for (const [at, value] of changes) bytes[at] = value
          const fence = createFence(() => undefined)
          try {
            fence(bytes)
          } catch (error) {
            expect(error).toMatchObject({ name: 'ProtocolFault' })
          }
        },
      ),
    )
  })
})
