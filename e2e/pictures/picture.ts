import { mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CDPSession, Page } from '@playwright/test'
import { breaches } from '../axe.ts'
import { expect } from '../fixtures.ts'

const folder = fileURLToPath(new URL('../../.cache/screenshots/', import.meta.url))
mkdirSync(folder, { recursive: true })

/** Sizes in CSS pixels: at 200 % a window of 1280 × 800 shows half as much. */
const looks = [
  { name: 'light', colorScheme: 'light', width: 1280, height: 800, deviceScaleFactor: 1 },
  { name: 'dark', colorScheme: 'dark', width: 1280, height: 800, deviceScaleFactor: 1 },
  { name: 'narrow', colorScheme: 'light', width: 640, height: 800, deviceScaleFactor: 1 },
  { name: 'zoomed', colorScheme: 'dark', width: 640, height: 400, deviceScaleFactor: 2 },
] as const

/** What a session set holds until it ends, so each page keeps its own. */
const sessions = new WeakMap<Page, CDPSession>()

/** Takes pictures of the screen as it stands, and says which rules of accessibility it breaks. */
export async function picture(page: Page, scene: string): Promise<void> {
  await pictureOnly(page, scene)
  expect.soft(await breaches(page, scene)).toEqual([])
}

/** In every look. What would close a menu or move the focus is not done between them. */
export async function pictureOnly(page: Page, scene: string): Promise<void> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page))
  sessions.set(page, session)
  for (const look of looks) {
    await show(page, session, look)
    const { data } = await session.send('Page.captureScreenshot', { format: 'png' })
    await writeFile(join(folder, `${scene}-${look.name}.png`), data, 'base64')
  }
  await show(page, session, looks[0])
}

async function show(page: Page, session: CDPSession, look: (typeof looks)[number]): Promise<void> {
  const { name: _, colorScheme, ...size } = look
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await session.send('Emulation.setDeviceMetricsOverride', { ...size, mobile: false })
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
  await settled(page)
}

/** Charts and grids measure their place in frames of their own. */
function settled(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let frames = 0
        const next = () => {
          frames += 1
          if (frames === 6) resolve()
          else requestAnimationFrame(next)
        }
        next()
      }),
  )
}

/** What the page complains of from now on. What is not there soon is not waited for. */
export function complaintsOf(page: Page): string[] {
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  return complaints
}
