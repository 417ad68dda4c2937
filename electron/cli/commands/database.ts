export async function runStart(..._all: unknown[]): Promise<undefined> {
  throw new Error('soon')
}
export async function runStop(..._all: unknown[]): Promise<undefined> {
  throw new Error('soon')
}
export async function runStatus(..._all: unknown[]): Promise<undefined> {
  throw new Error('soon')
}
export async function runUrl(..._all: unknown[]): Promise<undefined> {
  throw new Error('soon')
}
export async function runRoles(..._all: unknown[]): Promise<undefined> {
  throw new Error('soon')
}
