import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What the rules of WCAG that a program can judge say to the screen as it stands; in the dark its colours alone differ. */
export async function breaches(page: Page, scene: string): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
    // axe's own way opens another page, and this program has one window
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
    const judge = colorScheme === 'light' ? axe.withTags(rules) : axe.withRules(['color-contrast'])
    for (const { id, nodes } of (await judge.analyze()).violations) {
      for (const { target } of nodes.slice(0, 3)) found.push(`${scene}, ${colorScheme}: ${id} at ${target}`)
    }
  }
  return found
}
