export async function runSources(..._all: unknown[]): Promise<undefined> {
  throw new Error('soon')
}
