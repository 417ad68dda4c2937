let asked: string | null = null

/** Says which folder of source files is read besides the database, for this process; LEADS_SOURCES where nobody does. */
export function useSourcesFolder(folder: string | null): void {
  asked = folder
}

export function sourcesFolder(): string | null {
  return asked ?? (process.env.LEADS_SOURCES || null)
}
