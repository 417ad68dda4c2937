import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type Client, connect, cutOff, disconnect } from '../../db/connection/connect.ts'
import { deliveringTo, makeTarget } from '../../testing/alerts/delivery.ts'
import { testService } from '../../testing/alerts/service.ts'
import { testEngine } from '../../testing/engine.ts'
import { examples } from '../../testing/examples.ts'
import { alertLanes, type Delivering } from '../alerts/queue/alertLanes.ts'
import { queueMessage } from '../alerts/queue/queueMessage.ts'
import { findTargets, type StoredTarget } from '../alerts/targets.ts'
import { testMessage } from '../alerts/testTarget.ts'
import type { Lane } from './lane.ts'
import { sendLanes } from './sendLanes.ts'

const database = testEngine()
const service = testService()
let delivering: Delivering
let target: StoredTarget

beforeAll(async () => {
  const { engine } = database
  await makeTarget(engine, { repeatHours: 0 })
  target = (await findTargets(engine.client))[0] as StoredTarget
  const usual = deliveringTo(service, 'secret')
  delivering = {
    ...usual,
    network: { ...(usual.network as NonNullable<typeof usual.network>), milliseconds: 80 },
  }
})

/** How a service may answer. */
const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  500: (response) => void response.writeHead(500).end('broken'),
  503: (response) => void response.writeHead(503).end('down'),
  429: (response) => void response.writeHead(429, { 'retry-after': '1' }).end('busy'),
  301: (response) => void response.writeHead(301, { location: '/elsewhere' }).end(),
  400: (response) => void response.writeHead(400).end('invalid'),
  reset: (response) => void response.socket?.resetAndDestroy(),
  nothing: () => undefined,
  /** One byte of the status line a second. */
  drips(response) {
    const { socket } = response
    const line = [...'HTTP/1.1 200 OK\r\n']
    const dripping = setInterval(() => socket?.write(line.shift() ?? ' '), 1000)
    socket?.write(line.shift() ?? '')
    socket?.on('close', () => clearInterval(dripping))
    socket?.on('error', () => undefined)
  },
}

const step = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('enter' as const), messages: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('clock' as const),
      /** How far the clock is set; back is below 0. */
      hours: fc.constantFrom(-50_000, -24, -1, 1, 24),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('send' as const),
      answers: fc.array(fc.constantFrom('ok', ...Object.keys(answers)), { minLength: 1, maxLength: 4 }),
      /** Milliseconds after which the program is killed. */
      killed: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
      hurry: fc.boolean(),
      /** Another command delivers at the same time. */
      isTwo: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
      /** Long enough to ask again, which takes a second. */
      patient: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never
type Sending = Extract<Step, { does: 'send' }>

/** In which program each acceptance was, by the ids of messages; and which of them the program has heard of. */
interface Seen {
  readonly accepted: Map<string, number[]>
  readonly heard: Set<string>
}

async function send(wanted: Sending, program: number, { accepted, heard }: Seen): Promise<void> {
  let asked = 0
  service.answer((response, { headers }) => {
    const answer = wanted.answers[Math.min(asked, wanted.answers.length - 1)] as string
    asked += 1
    if (answer !== 'ok') return answers[answer]?.(response)
    const id = String(headers['webhook-id'])
    accepted.set(id, [...(accepted.get(id) ?? []), program])
    response.writeHead(200).end('ok')
  })
  const hear = (id: string) => void heard.add(`${program} ${id}`)
  const other = wanted.isTwo ? runProgram({ ...wanted, killed: null }, hear) : undefined
  await runProgram(wanted, hear)
  await other
}

/** A program that sends, on a connection of its own; killed, it has no time to write anything down. */
async function runProgram({ killed, hurry, patient }: Sending, onSent: (id: string) => void): Promise<void> {
  const client = await connect(database.engine.target.connection, 'leads-loader outbox')
  client.on('error', () => undefined)
  const stopped = new AbortController()
  const kill = () => {
    cutOff(client)
    stopped.abort()
  }
  const end = killed === null ? undefined : setTimeout(kill, killed)
  const until = performance.now() + (patient ? 1500 : 100)
  try {
    const { lanes } = await alertLanes(client, delivering, hurry)
    const watched = lanes.map(
      (lane): Lane => ({
        ...lane,
        async send(item, signal) {
          const outcome = await lane.send(item, signal)
          if (outcome.result === 'sent') onSent(item.messageId)
          return outcome
        },
      }),
    )
    await sendLanes(client, watched, { signal: stopped.signal, until, hurry })
  } catch (error) {
    if (!stopped.signal.aborted) throw error
  } finally {
    clearTimeout(end)
    if (!stopped.signal.aborted) await disconnect(client)
  }
}

/** What is in the outbox was entered before the clock was set. */
async function setClock(client: Client, hours: number): Promise<void> {
  await client.query(
    `update loader.outbox
        set created_at = created_at - $1 * interval '1 hour', next_at = next_at - $1 * interval '1 hour',
            leased_until = leased_until - $1 * interval '1 hour'`,
    [hours],
  )
}

async function waiting(client: Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::integer as n from loader.outbox where status in ('pending', 'held', 'refused')`,
  )
  return rows[0]?.n ?? 0
}

test(
  'whatever a service answers and whenever programs are killed, every message arrives, and none twice',
  async () => {
    const { client } = database.engine
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
        await client.query('delete from loader.outbox')
        const seen: Seen = { accepted: new Map(), heard: new Set() }
        const { accepted, heard } = seen
        const killed = new Set<number>()
        let entered = 0
        for (const [number, one] of steps.entries()) {
          if (one.does === 'clock') await setClock(client, one.hours)
          else if (one.does === 'enter') {
            for (let n = 0; n < one.messages; n += 1)
              entered += await queueMessage(client, target, null, {
                ...testMessage(randomUUID()),
                kind: 'trigger',
              })
          } else {
            if (one.killed !== null) killed.add(number)
            await send(one, number, seen)
          }
        }
        // the service is well, and the next programs come
        const well: Sending = {
          does: 'send',
          answers: ['ok'],
          killed: null,
          hurry: true,
          patient: false,
          isTwo: false,
        }
        for (let next = steps.length; (await waiting(client)) > 0 && next < steps.length + 50; next += 1) {
          await send(well, next, seen)
          await delay(5)
        }
        const { rows } = await client.query<{ id: string; status: string }>(
          'select message_id::text as id, status from loader.outbox',
        )
        // nothing is lost
        expect(rows).toHaveLength(entered)
        for (const { id, status } of rows) expect([status, accepted.has(id)]).toEqual(['sent', true])
        expect(accepted.size).toBe(entered)
        // nothing comes twice, but where the program, or its connection, ended before it heard that it had arrived
        for (const [id, programs] of accepted)
          for (const program of programs.slice(0, -1))
            expect(killed.has(program) || !heard.has(`${program} ${id}`)).toBe(true)
      }),
      { numRuns: examples(25) },
    )
  },
  120_000 * examples(1),
)
