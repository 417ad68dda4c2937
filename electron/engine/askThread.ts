import type { Worker } from 'node:worker_threads'
import { errorFromPlain, LoaderError, type PlainError, plainError } from '../../shared/errors.ts'

/** Questions by name: each takes one object of plain data and gives a promise of plain data. */
type Answers = Record<string, (about: never) => Promise<unknown>>

/** What crosses to a thread that answers, and back. */
export type Question = { readonly id: number; readonly question: string; readonly about: never }
export type Answer =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'refused'; readonly id: number; readonly error: PlainError }

/** Questions to a thread. */
export interface Asked<Known> {
  ask<Name extends keyof Known>(question: Name): Known[Name]
  /** Gives an answer to who asked. */
  receive(answer: Answer): void
  /** Open questions and all further ones fail with this. */
  end(error: LoaderError): void
}

export function askThread<Known extends { [Name in keyof Known]: (about: never) => Promise<unknown> }>(
  worker: Worker,
): Asked<Known> {
  const open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let ended: LoaderError | null = null
  let lastId = 0
  return {
    ask: <Name extends keyof Known>(question: Name) =>
      // each question takes one object and gives a promise, as Known says
      ((about: unknown) =>
        new Promise((resolve, reject) => {
          if (ended !== null) return reject(ended)
          lastId += 1
          open.set(lastId, { resolve, reject })
          worker.postMessage({ id: lastId, question, about })
        })) as unknown as Known[Name],
    receive(answer) {
      const asked = open.get(answer.id)
      open.delete(answer.id)
      if (answer.kind === 'answer') asked?.resolve(answer.value)
      else asked?.reject(errorFromPlain(answer.error))
    },
    end(error) {
      if (ended !== null) return
      ended = error
      for (const { reject } of open.values()) reject(error)
      open.clear()
    },
  }
}

/** In the thread: answers a question. */
export async function answer(answers: Answers, { id, question, about }: Question): Promise<Answer> {
  try {
    const run = Object.hasOwn(answers, question) ? answers[question] : undefined
    if (run === undefined) throw new LoaderError('internal', `No thread answers ${question}.`)
    return { kind: 'answer', id, value: await run(about) }
  } catch (error) {
    return { kind: 'refused', id, error: plainError(error) }
  }
}
