export async function runPreview(..._all: unknown[]): Promise<undefined> {
  throw new Error('soon')
}
