export async function runIssues(..._all: unknown[]): Promise<undefined> {
  throw new Error('soon')
}
