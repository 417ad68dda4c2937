import { type App, type Session, shell, type WebContents } from 'electron'

/** Whose pages a link may open, in the person's browser: the database's manual. All else stays closed. */
const linkOrigins: ReadonlySet<string> = new Set(['https://www.postgresql.org'])

const isAllowedLink = (url: string) => URL.canParse(url) && linkOrigins.has(new URL(url).origin)

/** No page but ours is shown, no window opens, nothing is attached, and no permission is given. */
export function restrictPages(
  app: App,
  session: Session,
  isOurs: (url: string) => boolean,
  log: (message: string) => void,
): void {
  // Electron's own answer would be yes
  session.setPermissionRequestHandler((_page, permission, answer) => {
    log(`Refused the permission ${permission}.`)
    answer(false)
  })
  session.setPermissionCheckHandler(() => false)
  app.on('web-contents-created', (_event, contents) => restrict(contents, isOurs, log))
}

function restrict(
  contents: WebContents,
  isOurs: (url: string) => boolean,
  log: (message: string) => void,
): void {
  const stay = (event: { url: string; preventDefault(): void }) => {
    if (isOurs(event.url)) return
    log('Refused to leave the page.')
    event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (isAllowedLink(url)) setImmediate(() => void shell.openExternal(url))
    else log('Refused to open a window.')
    return { action: 'deny' }
  })
}
