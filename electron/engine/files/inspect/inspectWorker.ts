import { parentPort } from 'node:worker_threads'
import { madeSource } from '../../../sources/format/buildSource.ts'
import { answer, type Question } from '../../askThread.ts'
import { fileDrift } from './fileDrift.ts'
import { inspectInput } from './inspectInput.ts'
import type { InspectAnswers } from './inspectThread.ts'
import { samplesOf } from './samples.ts'

/** The thread that looks at files for the window. */
const port = parentPort
if (port === null) throw new Error('This file is a worker')

const answers = {
  inspect: ({ path, name, sheet, sources }) =>
    inspectInput(path, name, { sheet, ...(sources !== null && { sources: sources.map(madeSource) }) }),
  samples: samplesOf,
  drift: ({ file, sources }) => fileDrift(file, sources.map(madeSource)),
} satisfies InspectAnswers

port.on('message', (question: Question) => {
  void answer(answers, question).then((told) => port.postMessage(told))
})
