// @ts-nocheck: not typed yet
// The built page before a pretended main process, in Chromium, under the policy that the real window has.

import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { build, runnerImport } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, '.cache/pretended-window')
const origin = 'https://window.test'
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
const placeholder = '__CSP_NONCE__'

/** Libraries mark what runs in a browser alone; here everything does. */
const onLog = (level, log, handle) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && handle(level, log)

async function buildPage() {
  await build({
    configFile: false,
    root: join(root, 'renderer'),
    base: './',
    publicDir: false,
    logLevel: 'warn',
    html: { cspNonce: placeholder },
    build: {
      target: 'esnext',
      outDir: folder,
      emptyOutDir: true,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: join(root, 'renderer/dev/fake.html'), onLog },
    },
  })
}

/**
 * Opens a browser; `open` gives a page of one scene, ready to be looked at, and what the page complained of.
 * Two at once are enough for a small machine.
 */
export async function pretendedWindow() {
  await buildPage()
  const { module } = await runnerImport(join(root, 'electron/main/bundle.ts'))
  const browser = await chromium.launch({
    executablePath: ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync),
    args: ['--no-sandbox'],
  })
  return {
    browser,
    open: (scene, look) => openScene(browser, module.contentSecurityPolicy, scene, look),
    close: () => browser.close(),
  }
}

async function openScene(browser, policy, scene, { theme, width = 1280, height = 800, scale = 1 }) {
  const context = await browser.newContext({
    viewport: { width: Math.round(width / scale), height: Math.round(height / scale) },
    deviceScaleFactor: scale,
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'America/Chicago',
  })
  const page = await context.newPage()
  await page.clock.setFixedTime(new Date('2026-11-22T10:00:00-06:00'))
  const complaints = []
  page.on(
    'console',
    (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()),
  )
  page.on('pageerror', (error) => complaints.push(String(error)))
  await context.route('**/*', (route) => answer(route, policy))
  await page.goto(`${origin}/dev/fake.html?state=${scene.state}${scene.more}`)
  page.setDefaultTimeout(5000)
  await page.locator('main').waitFor()
  await scene.go(page)
  await page.waitForTimeout(scene.state === 'lost' ? 600 : 150)
  return { page, complaints, close: () => context.close() }
}

function answer(route, policy) {
  const { pathname } = new URL(route.request().url())
  const file = join(folder, pathname)
  if (!existsSync(file)) return route.fulfill({ status: 404 })
  const nonce = 'bm9uY2U'
  const type = types[extname(file)] ?? 'application/octet-stream'
  const body = readFileSync(file, 'utf8')
  return route.fulfill({
    headers: { 'content-type': type, 'content-security-policy': policy(nonce) },
    body: type === 'text/html' ? body.replaceAll(placeholder, nonce) : body,
  })
}
