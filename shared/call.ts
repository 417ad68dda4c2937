import { z } from 'zod'

/** What a call takes and gives; the contract is made of these. */
export function call<In extends z.ZodType, Out extends z.ZodType>(input: In, output: Out) {
  return { input, output }
}

/** What the main process gives is its own: it is typed, not parsed. Only what comes from the page is. */
export function gives<T>() {
  return z.custom<T>()
}

export const nothing = z.undefined()
