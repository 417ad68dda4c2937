export async function runPublish(..._all: unknown[]): Promise<undefined> {
  throw new Error('soon')
}
export async function runDiscard(..._all: unknown[]): Promise<undefined> {
  throw new Error('soon')
}
export async function runDelete(..._all: unknown[]): Promise<undefined> {
  throw new Error('soon')
}
export async function runRestore(..._all: unknown[]): Promise<undefined> {
  throw new Error('soon')
}
