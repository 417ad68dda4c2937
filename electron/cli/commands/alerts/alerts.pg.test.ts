import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { channels } from '../../../../shared/alerts/channels.ts'
import { testService } from '../../../testing/alerts/service.ts'
import { says } from '../../../testing/alerts/services.ts'
import { commands, texasFile } from '../../../testing/command.ts'
import { testDatabase } from '../../../testing/database.ts'

const canary = 'CANARY-OF-THE-SHELL'
const database = testDatabase()
const service = testService()
const leads = commands(() => database.url)
const withSecret = (...words: string[]) =>
  leads.start(words, { LEADS_ALERT_OPS_CHANNEL: `${service.url}/${canary}` }).ended

beforeAll(async () => {
  leads.write('good.csv', texasFile(20))
  leads.write('bad.csv', texasFile(20).replaceAll('78701', '7870'))
})

test('a target is made, tested, shown and found again', async () => {
  const words = ['alerts', 'add', 'Ops channel', '--kind', 'webhook', '--allow-private', '--source', 'texas']
  const { code, document } = await leads.json(...words)
  expect([code, document]).toEqual([
    0,
    { targetId: 1, name: 'Ops channel', secret: 'LEADS_ALERT_OPS_CHANNEL' },
  ])
  expect((await leads.run(...words)).code).toBe(2)
  const tested = await withSecret('alerts', 'test', 'ops channel')
  expect([tested.code, service.heard.length], tested.err).toEqual([0, 1])
  const { document: list } = await leads.json<{ targets: object[]; deliveries: object[] }>('alerts')
  expect(list.targets).toMatchObject([{ name: 'Ops channel', sources: ['texas'], hasSecret: false }])
  expect(list.deliveries).toMatchObject([{ kind: 'test', status: 'sent', answer: '200: ok' }])
})

test('a test that does not arrive ends with 2 and says why', async () => {
  const missing = await leads.run('alerts', 'test', 'Ops channel')
  expect(missing.code).toBe(2)
  expect(missing.err).toContain('Set LEADS_ALERT_OPS_CHANNEL to the URL.')
  service.answer(says(410, 'channel_is_archived'))
  const refused = await withSecret('alerts', 'test', 'Ops channel')
  expect(refused.code).toBe(2)
  expect(refused.err).toContain('410: channel_is_archived')
})

test('a preview sends nothing', async () => {
  const { code, document } = await leads.json<{ text: string; body: string }>(
    ...['alerts', 'test', 'Ops channel', '--preview'],
  )
  expect(code).toBe(0)
  expect(document.text).toContain('This is a test')
  expect(JSON.parse(document.body)).toMatchObject({ event: 'test' })
  expect(service.heard).toEqual([])
})

test('a load with failed checks tells once and ends as ever, whatever the service says', async () => {
  service.answer(says(503, 'down', { 'retry-after': '60' }))
  const { code, out, err } = await withSecret('load', '-f', 'bad.csv', '--date', '2026-02-01', '--json')
  expect(code, err).toBe(5)
  expect(JSON.parse(out)).toMatchObject({ status: 'waiting', published: false })
  expect(err).toContain('503')
  expect([out, err].join()).not.toContain(canary)
  service.answer(says(200, 'ok'))
  expect((await withSecret('deliver')).out).toContain('1 message sent')
  expect(service.heard.map(({ text }) => JSON.parse(text).run.status)).toEqual(['waiting', 'waiting'])
})

test('a service that is well again after a second has the message before the command ends', async () => {
  service.answer(says(503, 'down'), says(200, 'ok'))
  const { code, err } = await withSecret(
    'load',
    '-f',
    'bad.csv',
    '--date',
    '2026-02-06',
    '--publish',
    'never',
  )
  expect([code, service.heard.length], err).toEqual([0, 2])
  expect(err).not.toContain('503')
})

test('a load leaves its alerts to a later command where it is told to', async () => {
  const later = ['load', '-f', 'bad.csv', '--date', '2026-02-07', '--deliver', 'later']
  const { code, err } = await withSecret(...later)
  expect([code, service.heard.length], err).toEqual([5, 0])
  expect(err).not.toContain('LEADS_ALERT')
  const { out } = await withSecret('deliver', '--json')
  expect(JSON.parse(out)).toEqual({ sent: 1, waiting: 0, notices: [] })
})

test('a load that is killed between its commit and its message leaves one, and the next command sends it', async () => {
  const killed = await leads.start(['load', '-f', 'bad.csv', '--date', '2026-02-08'], {
    LEADS_ALERT_OPS_CHANNEL: `${service.url}/${canary}`,
    LEADS_FAULT: 'before-send:kill',
  }).ended
  expect([killed.code, service.heard.length]).toEqual([null, 0])
  expect((await withSecret('runs')).code).toBe(0)
  expect(service.heard).toHaveLength(1)
  const ids = service.heard.map(({ headers }) => headers['webhook-id'])
  const { document } = await leads.json<{ deliveries: { status: string }[] }>('alerts')
  expect([ids.length, document.deliveries[0]?.status]).toEqual([1, 'sent'])
})

test('a load that is killed while the service has its message already sends it again with the same id', async () => {
  const secret = { LEADS_ALERT_OPS_CHANNEL: `${service.url}/${canary}` }
  let kill = () => {}
  service.answer(() => kill())
  const { child, ended } = leads.start(['load', '-f', 'bad.csv', '--date', '2026-02-09'], secret)
  kill = () => void child.kill('SIGKILL')
  await ended
  service.answer(says(200, 'ok'))
  expect((await withSecret('runs')).code).toBe(0)
  const ids = service.heard.map(({ headers }) => headers['webhook-id'])
  expect([ids.length, new Set(ids).size]).toEqual([2, 1])
})

test('a secret is read from a file too, and a file that is none is named', async () => {
  leads.write('ops-secret', `${service.url}/${canary}\n`)
  const path = join(leads.folder, 'ops-secret')
  const fromFile = (file: string) =>
    leads.start(['alerts', 'test', 'Ops channel'], { LEADS_ALERT_OPS_CHANNEL_FILE: file }).ended
  const { code, err } = await fromFile(path)
  expect([code, service.heard.length], err).toEqual([0, 1])
  const missing = await fromFile(`${path}-none`)
  expect(missing.code).toBe(2)
  expect(missing.err).toContain(`LEADS_ALERT_OPS_CHANNEL_FILE names ${path}-none, which is not there.`)
})

test('a load without the secret says which variable is missing, and leaves the alert', async () => {
  const { code, err } = await leads.run('load', '-f', 'bad.csv', '--date', '2026-02-02')
  expect(code).toBe(5)
  expect(err).toContain('Set LEADS_ALERT_OPS_CHANNEL to the URL.')
  // the next command that has it sends it, beside its own work
  expect((await withSecret('runs')).code).toBe(0)
  expect(service.heard).toHaveLength(1)
})

test('a load that fails before it has a number tells so, and ends as ever', async () => {
  leads.write('odd.csv', 'a,b\n1,2\n')
  const unknown = await withSecret('load', '-f', 'odd.csv', '--date', '2026-02-04', '--json')
  expect([unknown.code, JSON.parse(unknown.out).error.code], unknown.err).toEqual([3, 'file-unrecognised'])
  const missing = await withSecret('load', '-f', 'none.csv', '--source', 'none.csv=texas')
  expect(missing.code).toBe(3)
  // another source's matter
  expect((await withSecret('load', '-f', 'none.csv', '--source', 'none.csv=nevada')).code).toBe(3)
  const bodies = service.heard.map(({ text }) => JSON.parse(text))
  expect(bodies).toMatchObject([
    { event: 'load-failed', run: null, sources: [], text: expect.stringMatching(/^odd.csv: unknown layout/) },
    { event: 'load-failed', run: null, sources: ['texas'], text: expect.stringMatching(/^none.csv is not/) },
  ])
})

test('a load that is well says once that what failed is over', async () => {
  expect((await withSecret('load', '-f', 'good.csv', '--date', '2026-02-05')).code).toBe(0)
  expect(service.heard.map(({ text }) => JSON.parse(text))).toMatchObject([
    {
      event: 'recovered',
      sources: ['texas'],
      title: expect.stringMatching(/ was published: texas is well again$/),
    },
  ])
})

test('wrong usage and a date that is taken tell nothing', async () => {
  expect((await withSecret('load', '-f', 'good.csv', '--date', '2026-02-05')).code).toBe(7)
  expect((await withSecret('load', '-f', 'good.csv', '--reader', 'nobody')).code).toBe(2)
  expect((await withSecret('load', '-f', 'good.csv', '--source', 'odd.csv=texas')).code).toBe(2)
  expect(service.heard).toEqual([])
})

test('a load that is well tells nothing, and a removed target is gone', async () => {
  expect((await withSecret('load', '-f', 'good.csv', '--date', '2026-02-03')).code).toBe(0)
  expect(service.heard).toEqual([])
  expect((await leads.run('alerts', 'remove', 'Ops channel')).code).toBe(0)
  expect((await leads.run('alerts', 'remove', 'Ops channel')).code).toBe(2)
})

test.each(channels)(
  'help tells of $kind what it is, what its secret is and which options it has',
  async (channel) => {
    const help = (await leads.run('alerts', 'add', '--help')).out
    const { kind, label, secret, fields } = channel
    expect(help).toContain(`  ${kind} `)
    expect(help).toContain(`${label}: `)
    for (const key of Object.keys(fields)) expect(help).toContain(`  --${key} `)
    if (secret !== null)
      expect((await leads.run('alerts', '--help')).out).toMatch(new RegExp(`${secret.word} \\([^)]*${kind}`))
  },
)

test('what to know of a kind is told where a target is made', async () => {
  const { code, out } = await leads.run('alerts', 'add', 'Chat', '--kind', 'teams')
  expect([code, out]).toEqual([0, expect.stringMatching(/Workflows.*Set LEADS_ALERT_CHAT to the URL\./s)])
})

test.each([
  [['alerts', 'add', 'x', '--kind', 'fax'], /fax/],
  [['alerts', 'add', 'x', '--kind', 'email'], /host of a mail server/],
  [['alerts', 'add', 'x', '--kind', 'slack', '--quiet', 'nights'], /22:00-07:00@America\/Chicago/],
  [['alerts', 'add', 'x', '--kind', 'slack', '--quiet', '22:00-07:00@Mars/Base'], /no time zone/],
  [['alerts', 'add', ' ', '--kind', 'slack'], /The name of a target has 1 to 60 characters\./],
  [['alerts', 'add', 'x', '--kind', 'email', '--port', '70000'], /A port is a number from 1 to 65,535\./],
  [
    ['alerts', 'add', 'x', '--kind', 'googlechat', '--host', 'y'],
    /A target of kind googlechat has no host\./,
  ],
  [['alerts', 'add', 'x', '--kind', 'pagerduty', '--region', 'mars'], /Allowed choices are us, eu/],
  [['alerts', 'test', 'nobody'], /no alert target 'nobody'/],
] as const)('%j is wrong usage', async (words, message) => {
  const { code, err } = await leads.run(...words)
  expect(code).toBe(2)
  expect(err).toMatch(message)
})
