import { readFile } from 'node:fs/promises'
import { LoaderError } from '../../../shared/errors.ts'
import type { Notice } from '../../../shared/window/about.ts'

/** Beside the folder of the program that was built, which scripts/notices/notices.mjs writes into. */
const folder = import.meta.url.endsWith('.ts')
  ? new URL('../../../out/notices/', import.meta.url)
  : new URL('../notices/', import.meta.url)

/** As the build wrote them: a text that several share stands once. */
interface WrittenNotices {
  readonly license: string
  readonly licenseText: string
  readonly components: readonly (Omit<Notice, 'about'> & { readonly about?: string; readonly text: number })[]
  readonly texts: readonly string[]
}

export interface Notices {
  readonly license: string
  /** Those of others; each with the text of its license. */
  readonly components: readonly (Notice & { readonly text: string })[]
  /** Of the program's own license. */
  readonly licenseText: string
}

/** @throws LoaderError internal when the program is not as it was built */
export async function readNotices(): Promise<Notices> {
  try {
    const written = JSON.parse(await readFile(new URL('notices.json', folder), 'utf8')) as WrittenNotices
    const components = written.components.map((component) => ({
      ...component,
      about: component.about ?? null,
      text: written.texts[component.text] as string,
    }))
    return { license: written.license, licenseText: written.licenseText, components }
  } catch (cause) {
    throw new LoaderError('internal', 'The notices of this program are not where it was installed.', {
      hint: 'Install it again, or build it: npm run build',
      cause,
    })
  }
}
