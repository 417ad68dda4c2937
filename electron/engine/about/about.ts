import type { AboutView, Notice } from '../../../shared/window/about.ts'
import { appVersion } from '../version.ts'
import type { Notices } from './notices.ts'

/** The program and what it is made of, without the texts of the licenses. */
export function aboutProgram(
  notices: Notices,
  running: Readonly<Record<string, string | undefined>> = process.versions,
): AboutView {
  return {
    version: appVersion,
    license: notices.license,
    versions: versionsOf(notices, running),
    notices: allNotices(notices).map(({ text: _, ...notice }) => notice),
  }
}

/** The program's own first. */
export function allNotices(notices: Notices): readonly (Notice & { readonly text: string })[] {
  const { license, licenseText: text, components } = notices
  return [
    { kind: 'program', name: 'Leads Loader', version: appVersion, license, about: null, text },
    ...components,
  ]
}

/** What stands in for Electron in development has neither it nor a Chromium that it knows the version of. */
function versionsOf({ components }: Notices, running: Readonly<Record<string, string | undefined>>) {
  const server = components.find(({ kind, name }) => kind === 'database' && name === 'PostgreSQL')
  return [
    { name: 'Electron', version: running.electron },
    { name: 'Chromium', version: running.chrome },
    { name: 'Node.js', version: running.node },
    { name: 'PostgreSQL', version: server?.version },
  ].flatMap(({ name, version }) => (version === undefined ? [] : [{ name, version }]))
}
