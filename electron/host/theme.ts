import type { Page } from 'playwright-core'
import { refuseOthers } from './notEmulated.ts'

type Source = 'system' | 'light' | 'dark'

const pages = new Set<Page>()
let source: Source = 'system'

export const nativeTheme = refuseOthers('nativeTheme', {
  get themeSource(): Source {
    return source
  },
  set themeSource(wanted: Source) {
    source = wanted
    for (const page of pages) void emulate(page)
  },
})

/** The page sees it as prefers-color-scheme, now and whenever it changes. */
export async function applyTheme(page: Page): Promise<void> {
  pages.add(page)
  page.on('close', () => pages.delete(page))
  await emulate(page)
}

const emulate = (page: Page) =>
  page.emulateMedia({ colorScheme: source === 'system' ? null : source }).catch(() => {})
