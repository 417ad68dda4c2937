/** The scheme and host that the window's own pages come from. */
export const scheme = 'app'
export const bundleHost = 'bundle'
export const startPage = `${scheme}://${bundleHost}/index.html`

/** Tells the window's own pages from all others. The development server's origin counts only where one is given. */
export function ownPages(developmentServer?: string): (url: string) => boolean {
  const development = developmentServer === undefined ? undefined : new URL(developmentServer).origin
  return (text) => {
    // Node gives 'null' as the origin of a scheme of ours, so scheme and host are compared
    const url = URL.canParse(text) ? new URL(text) : undefined
    if (url === undefined) return false
    if (url.protocol === `${scheme}:`) return url.host === bundleHost
    return development !== undefined && url.origin === development
  }
}
