import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'

interface LaunchOptions {
  /** After the program's name, such as `--data-dir=…`. */
  readonly args: readonly string[]
  readonly env?: NodeJS.ProcessEnv
}

type HostMessage =
  | { kind: 'browser'; port: number }
  | { kind: 'result'; id: number; value?: unknown; error?: string }

const repository = fileURLToPath(new URL('../..', import.meta.url))
const patience = 20_000

/** Of Playwright's Electron launcher what specs use, over the host. */
export interface HostedApp {
  readonly process: { readonly pid: number }
  /** Everything it wrote, for a failing test. */
  output(): string
  firstWindow(): Promise<Page>
  windows(): Page[]
  /** Runs the function in the main process; it may use nothing from outside but its input. */
  evaluate<Value, Input>(
    run: (electron: typeof Electron, input: Input) => Value | Promise<Value>,
    input?: Input,
  ): Promise<Value>
  /** Its exit code. */
  readonly exited: Promise<number | null>
  close(): Promise<void>
}

/** Starts the built app on the host, without a visible window. */
export async function launchOnHost({ args, env = process.env }: LaunchOptions): Promise<HostedApp> {
  const child = fork(`${repository}out/host/run.js`, [`${repository}out/main/index.js`, ...args], {
    cwd: repository,
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
    env: { ...env, LEADS_HOST_TEST: '1', LEADS_HOST_HEADLESS: '1' },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text) => {
      output += text
    })
  }
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let count = 0
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      for (const { reject } of pending.values()) reject(new Error(`The app has ended:\n${output}`))
      resolve(code)
    })
  })
  const port = await new Promise<number>((resolve, reject) => {
    child.on('message', (message: HostMessage) => {
      if (message.kind === 'browser') return resolve(message.port)
      const call = pending.get(message.id)
      pending.delete(message.id)
      if (message.error === undefined) call?.resolve(message.value)
      else call?.reject(new Error(message.error))
    })
    void exited.then((code) =>
      reject(new Error(`The app ended with ${code} before its window came:\n${output}`)),
    )
  })
  // isLocal: files are given by their paths, not uploaded
  const browser: Browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { isLocal: true })
  const windows = () =>
    browser.contexts().flatMap((context) => context.pages().filter((page) => page.url().startsWith('https:')))

  const evaluate: HostedApp['evaluate'] = (run, input) =>
    new Promise((resolve, reject) => {
      count += 1
      pending.set(count, { resolve: resolve as (value: unknown) => void, reject })
      child.send({ id: count, source: String(run), input })
    })

  return {
    process: { pid: child.pid as number },
    output: () => output,
    windows,
    evaluate,
    exited,
    async firstWindow() {
      const end = performance.now() + patience
      for (;;) {
        const [page] = windows()
        if (page !== undefined) return page
        if (performance.now() > end) throw new Error(`No window came:\n${output}`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    async close() {
      if (child.exitCode === null && child.connected) child.disconnect()
      const timer = setTimeout(() => child.kill('SIGKILL'), patience)
      await exited
      clearTimeout(timer)
      await browser.close().catch(() => {})
    },
  }
}
