import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { talkOver } from './devtools.ts'

/** Both ends of the pipe: what the host asks, and what Chromium says. */
function pipe() {
  const input = new PassThrough()
  const output = new PassThrough()
  return {
    ...talkOver(input, output),
    output,
    /** What was asked since the last look. */
    asked: () =>
      String(input.read() ?? '')
        .split('\0')
        .slice(0, -1)
        .map((text) => JSON.parse(text)),
    say: (...messages: object[]) =>
      output.write(messages.map((message) => `${JSON.stringify(message)}\0`).join('')),
  }
}

test('an answer goes to who asked, in whichever order answers come', async () => {
  const { browser, session, asked, say } = pipe()
  const version = browser.send('Browser.getVersion')
  const tree = session('S1').send('Page.getFrameTree')
  const layout = session('S1').send('Emulation.setEmulatedMedia', { media: 'print' })
  const calls = asked()
  expect(calls).toEqual([
    { id: 1, method: 'Browser.getVersion' },
    { id: 2, method: 'Page.getFrameTree', sessionId: 'S1' },
    { id: 3, method: 'Emulation.setEmulatedMedia', params: { media: 'print' }, sessionId: 'S1' },
  ])
  say({ id: 3, result: {} }, { id: 1, result: { product: 'Chrome' } })
  say({ id: 2, result: { frameTree: 'of S1' } })
  expect(await Promise.all([version, tree, layout])).toEqual([
    { product: 'Chrome' },
    { frameTree: 'of S1' },
    {},
  ])
})

test('a refused call fails with the reason', async () => {
  const { session, say } = pipe()
  const call = session('S1').send('Page.navigate', { url: 'nonsense' })
  say({ id: 1, error: { code: -32000, message: 'Cannot navigate to invalid URL' } })
  await expect(call).rejects.toThrow('Cannot navigate to invalid URL')
})

test('an event is told in its own session, to all who ask for that session', async () => {
  const { browser, session, say, output } = pipe()
  const heard: string[] = []
  browser.on('Target.attachedToTarget', () => heard.push('browser'))
  session('S1').on('Page.loadEventFired', () => heard.push('first of S1'))
  session('S1').on('Page.loadEventFired', () => heard.push('second of S1'))
  session('S2').on('Page.loadEventFired', () => heard.push('S2'))
  say({ method: 'Page.loadEventFired', params: {}, sessionId: 'S1' })
  say({ method: 'Page.loadEventFired', params: {}, sessionId: 'S3' })
  say({ method: 'Target.attachedToTarget', params: { sessionId: 'S3' } })
  await drained(output)
  expect(heard).toEqual(['first of S1', 'second of S1', 'browser'])
})

test.each([1, 2, 7, 64])('messages are whole that come in pieces of %i bytes', async (size) => {
  const { browser, output } = pipe()
  const heard: unknown[] = []
  browser.on('Target.targetInfoChanged', ({ targetInfo }) => heard.push(targetInfo.title))
  const titles = ['Niño ☀️', '', 'x'.repeat(200), 'a "quote" and \u0000']
  const bytes = Buffer.from(
    titles
      .map((title) => ({ method: 'Target.targetInfoChanged', params: { targetInfo: { title } } }))
      .map((message) => `${JSON.stringify(message)}\0`)
      .join(''),
  )
  for (let at = 0; at < bytes.length; at += size) output.write(bytes.subarray(at, at + size))
  await drained(output)
  expect(heard).toEqual(titles)
})

test('what a page was asked that closes fails; what others were asked goes on', async () => {
  const { browser, session, say } = pipe()
  const closed = session('S1').send('Runtime.evaluate', { expression: 'confirm()' })
  const other = session('S2').send('Runtime.evaluate', { expression: '1' })
  const whole = browser.send('Target.closeTarget')
  say({ method: 'Target.detachedFromTarget', params: { sessionId: 'S1' } })
  await expect(closed).rejects.toThrow('The page is closed.')
  say({ id: 2, result: { value: 1 } }, { id: 3, result: { success: true } })
  expect(await Promise.all([other, whole])).toEqual([{ value: 1 }, { success: true }])
})

test('everything fails that waits when Chromium ends', async () => {
  const { browser, session, output } = pipe()
  const calls = [browser.send('Browser.getVersion'), session('S1').send('Page.reload')]
  output.destroy()
  for (const call of calls) await expect(call).rejects.toThrow('Chromium has ended.')
})

/** The call was never answered: a host whose Chromium was killed waited three seconds for it before it ended. */
test('nothing can be asked after Chromium has ended', async () => {
  const { browser, output } = pipe()
  output.destroy()
  await new Promise((resolve) => output.once('close', resolve))
  await expect(browser.send('Browser.close')).rejects.toThrow('Chromium has ended.')
})

/** Until all that was written is read. */
async function drained(stream: PassThrough): Promise<void> {
  while (stream.readableLength > 0 || stream.writableLength > 0) await new Promise(setImmediate)
}
