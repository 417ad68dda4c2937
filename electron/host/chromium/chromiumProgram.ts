import { existsSync } from 'node:fs'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** The browser to run on: CHROMIUM, or the one that is installed. @throws Error where there is none */
export function chromiumProgram(): string {
  const wanted = process.env.CHROMIUM
  const found = wanted ? [wanted].find(existsSync) : usualPlaces.find(existsSync)
  if (found !== undefined) return found
  throw new Error(
    wanted
      ? `CHROMIUM is ${wanted}, which does not exist.`
      : 'No Chromium was found. Install it (node scripts/launch/chromium.mjs), or say where it is with CHROMIUM.',
  )
}
