import type { Page } from './chromium/page.ts'
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

const emulate = (page: Page) => page.setColorScheme(source).catch(() => {})
