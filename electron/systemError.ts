import { LoaderError } from '../shared/errors.ts'

const meanings: Readonly<
  Record<string, readonly ['database-no-space' | 'database-refused', string, string]>
> = {
  ENOSPC: [
    'database-no-space',
    'The disk is full',
    'Free some space and run the command again; what was loaded is safe.',
  ],
  EDQUOT: [
    'database-no-space',
    "This user's share of the disk is full",
    'Free some space and run the command again; what was loaded is safe.',
  ],
  EMFILE: [
    'database-refused',
    'This process may not open more files and connections',
    'Raise the limit, as with: ulimit -n 1024',
  ],
  ENFILE: [
    'database-refused',
    'The system has no room for more open files',
    'End other programs and run the command again.',
  ],
}

/** What the system ran out of, in plain words; undefined for anything else. */
export function systemError(error: unknown): LoaderError | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code = '', path } = at as NodeJS.ErrnoException
    const meaning = Object.hasOwn(meanings, code) ? meanings[code] : undefined
    if (meaning === undefined) continue
    const [kind, what, hint] = meaning
    return new LoaderError(kind, `${what}${path === undefined ? '' : `: ${path}`}.`, { hint, cause: error })
  }
  return undefined
}
