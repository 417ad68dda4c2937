import { readFileSync } from 'node:fs'

/**
 * A text of packaging/licenses, for what comes without its own.
 * @param {string} name
 */
export function licenseFile(name) {
  return readFileSync(new URL(`../../packaging/licenses/${name}`, import.meta.url), 'utf8').trim()
}
