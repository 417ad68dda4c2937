export async function runExport(..._all: unknown[]): Promise<undefined> {
  throw new Error('soon')
}
