// Makes sure that there is a Chromium for the end-to-end tests and the development host: on Debian and Ubuntu as
// root it is installed; elsewhere this says what to do. CHROMIUM names another one.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** As electron/host/chromium/chromiumProgram.ts looks. */
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const isThere = () => [process.env.CHROMIUM, ...places].some((path) => path && existsSync(path))

/** Installs Chromium where that can be done; false, and a word on what to do, where there is none in the end. */
export async function requireChromium() {
  if (!isThere() && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) install()
  if (isThere()) return true
  process.stderr.write(
    'No Chromium was found. Install Chromium or Chrome (Debian: apt-get install chromium), or set CHROMIUM to its path.\n',
  )
  return false
}

function install() {
  process.stderr.write('Installing Chromium for the window tests; this happens once …\n')
  // what it says matters only when it fails
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  spawnSync('apt-get', ['-qq', 'update'], options)
  spawnSync('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', 'chromium'], options)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = (await requireChromium()) ? 0 : 1
