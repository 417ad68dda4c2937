/** Which program shows the window. What stands in for Electron in development has no version of Electron. */
export function runtimeLabel(
  versions: Readonly<Record<string, string | undefined>> = process.versions,
): string {
  return versions.electron === undefined ? 'development host' : `Electron ${versions.electron}`
}
