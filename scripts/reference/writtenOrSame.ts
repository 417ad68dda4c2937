import { readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'

/** A page that is made with a database: UPDATE_REFERENCE=1 writes it, else it must stand there as it is made now. */
export function expectPage(name: string, text: string): void {
  const file = new URL(`../../docs/reference/${name}`, import.meta.url)
  if (process.env.UPDATE_REFERENCE === '1') writeFileSync(file, text)
  else
    expect(text, `UPDATE_REFERENCE=1 writes ${name}`).toBe(
      readFileSync(file, 'utf8').replaceAll('\r\n', '\n'),
    )
}
