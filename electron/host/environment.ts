const { env } = process

/** Started by a test, which drives the main process and the page. */
export const testing = env.LEADS_HOST_TEST === '1'

export const isRoot = process.getuid?.() === 0

const hasDisplay = process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
export const headless = env.LEADS_HOST_HEADLESS === '1' || !hasDisplay

/** A debugger's way into the page, which Electron knows by the same switch. */
export const debuggingSwitch = process.argv.find((word) => word.startsWith('--remote-debugging-port='))

/** What the host itself does, and how many milliseconds after its start, with LEADS_HOST_DEBUG=1. */
export function debug(...words: unknown[]): void {
  if (env.LEADS_HOST_DEBUG === '1') {
    process.stderr.write(`[host, ${Math.round(performance.now())} ms] ${words.join(' ')}\n`)
  }
}
