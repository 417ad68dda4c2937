import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Route } from 'playwright-core'
import { chromiumProgram } from './chromiumProgram.ts'
import { debug, headless, isRoot, testing } from './environment.ts'
import { hostSuffix } from './protocol.ts'

export interface BrowserOptions {
  /** Chromium's profile: its own, never that of the person's browser. */
  readonly profile: string
  readonly title: string
  /** Answers every request of every page. */
  readonly serve: (route: Route) => Promise<void>
  readonly onClosed: () => void
}

const quiet = [
  '--no-first-run',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=Translate,MediaRouter,OptimizationHints',
]

export async function launchBrowser({
  profile,
  title,
  serve,
  onClosed,
}: BrowserOptions): Promise<BrowserContext> {
  const args = [
    // the custom scheme's stand-in must never be looked up outside
    `--host-resolver-rules=MAP *${hostSuffix} ~NOTFOUND`,
    ...quiet,
    // Chromium's sandbox does not work as root
    ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
    // only tests attach from outside; else a pipe is the one way in
    ...(testing ? ['--remote-debugging-port=0'] : []),
    ...(headless
      ? []
      : [`--app=data:text/html,<title>${encodeURIComponent(title)}</title>`, '--window-size=1280,800']),
  ]
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumProgram(),
    headless,
    args,
    viewport: null,
    chromiumSandbox: !isRoot,
    ignoreDefaultArgs: ['--enable-automation'],
    // a signal quits the app, which closes the browser
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
  debug('Chromium is up')
  await context.route('**/*', serve)
  if (testing) process.send?.({ kind: 'browser', port: debuggingPort(profile) })
  context.on('close', onClosed)
  return context
}

function debuggingPort(profile: string): number {
  return Number(readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0])
}
