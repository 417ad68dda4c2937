import { basename } from 'node:path'
import { count } from '../../../shared/count.ts'
import type { Correction } from '../../../shared/edits/correction.ts'
import { standingEdits } from '../../../shared/edits/edit.ts'
import { LoaderError } from '../../../shared/errors.ts'
import type { RecognisedInput } from '../files/recogniseFiles.ts'
import type { EditsDocument, EditsOfFile } from './editsFile.ts'

/** Edits for a load, and whether they may be laid over files of other bytes too. */
export interface EditsRequest {
  readonly document: EditsDocument
  readonly lenient: boolean
}

/**
 * Lays edits and standing corrections over the files that they are of. Edits are bound to bytes: those of a file that
 * is not there are refused, or, leniently, go to the file of their source and name, else to the only one of that source.
 * @throws LoaderError edits-other-file
 */
export function bindEdits(
  inputs: readonly RecognisedInput[],
  request: EditsRequest | undefined,
  corrections: readonly Correction[],
): RecognisedInput[] {
  const bound = new Map<RecognisedInput, { of: EditsOfFile; loose: boolean }>()
  for (const of of request?.document.files ?? []) {
    if (of.edits.length === 0) continue
    const same = inputs.find(({ file }) => file.sha256 === of.sha256)
    const input = same ?? (request?.lenient ? alike(inputs, of) : undefined)
    if (input === undefined) throw otherFile(of, request?.lenient ?? false)
    if (bound.has(input)) throw namedTwice(of)
    bound.set(input, { of, loose: same === undefined })
  }
  return inputs.map((input) => {
    const own = bound.get(input)
    const edits = standingEdits(own?.of.edits ?? [])
    const ofSource = corrections.filter(({ source }) => source === input.layout.source.id)
    if (edits.length === 0 && ofSource.length === 0) return input
    return { ...input, edits: { edits, loose: own?.loose ?? false, corrections: ofSource } }
  })
}

function alike(inputs: readonly RecognisedInput[], of: EditsOfFile): RecognisedInput | undefined {
  const ofSource = inputs.filter(({ layout }) => layout.source.id === of.source)
  // either may be named with its folder
  const named = ofSource.find(({ file }) => basename(file.name) === basename(of.name))
  return named ?? (ofSource.length === 1 ? ofSource[0] : undefined)
}

function namedTwice({ name }: EditsOfFile): LoaderError {
  return new LoaderError('edits-other-file', `Two parts of the file of edits are for ${name}.`, {
    file: name,
    hint: 'Put their edits into one list.',
  })
}

function otherFile({ name, edits, sha256 }: EditsOfFile, lenient: boolean): LoaderError {
  const what = `${count(edits.length)} ${edits.length === 1 ? 'edit was' : 'edits were'} made for ${name}`
  return new LoaderError(
    'edits-other-file',
    lenient
      ? `${what}, and no file of this load takes its place.`
      : `${what} as it was (SHA-256 ${sha256.slice(0, 12)} …); no file of this load has these bytes.`,
    {
      file: name,
      hint: lenient
        ? 'Name that file, or a newer one of its source.'
        : 'Load the file that was reviewed. With --edits-lenient, edits are applied where the file still says the old value, and the others are told.',
    },
  )
}
