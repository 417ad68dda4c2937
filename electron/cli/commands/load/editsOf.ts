import type { EditsRequest } from '../../../engine/edits/bindEdits.ts'
import { readEditsFile } from '../../../engine/edits/editsFile.ts'
import { usage } from '../../arguments.ts'
import type { FileOptions } from './options.ts'

/** The edits that a command names. @throws LoaderError edits-unreadable, usage */
export async function editsOf({ edits, editsLenient }: FileOptions): Promise<EditsRequest | undefined> {
  if (edits === undefined) {
    if (editsLenient) throw usage('--edits-lenient without --edits: there are no edits to apply.')
    return undefined
  }
  return { document: await readEditsFile(edits), lenient: editsLenient ?? false }
}
