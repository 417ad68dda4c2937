import type { PlainError, Result } from '../../bridge.ts'

export const yes = <T>(value: T): Promise<Result<T>> => Promise.resolve({ ok: true, value })
export const no = (error: PlainError): Promise<Result<never>> => Promise.resolve({ ok: false, error })
export const never = (): Promise<never> => new Promise(() => {})

export const lost: PlainError = {
  code: 'database-lost',
  message: 'The connection to the database was lost.',
  hint: 'Check the network, then try again. Nothing was changed.',
}
