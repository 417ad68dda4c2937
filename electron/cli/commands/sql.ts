export async function runSql(..._all: unknown[]): Promise<undefined> {
  throw new Error('soon')
}
