import { count, counted } from '../../../shared/count.ts'
import { LoaderError } from '../../../shared/errors.ts'
import type { Run } from '../../../shared/run.ts'
import { readRecords } from '../../read/records.ts'
import type { RecognisedInput } from '../files/recogniseFiles.ts'
import type { LoadRequest } from './loadRequest.ts'

/** The files hold the bytes that were reviewed. @throws LoaderError file-changed */
export async function requireReviewedFiles(
  { reviewed, files }: Pick<LoadRequest, 'reviewed' | 'files'>,
  inputs: readonly RecognisedInput[],
): Promise<void> {
  for (const [index, { file }] of inputs.entries()) {
    const name = files[index] as string
    const seen =
      reviewed !== undefined && Object.hasOwn(reviewed.files, name) ? reviewed.files[name] : undefined
    if (seen === undefined || seen.sha256 === file.sha256) continue
    const now = await recordsIn(file)
    const how =
      seen.records === null
        ? `${counted(now, 'record')} now`
        : now === seen.records
          ? `${counted(now, 'record')} as before, with other contents`
          : `${count(seen.records)} → ${counted(now, 'record')}`
    throw new LoaderError('file-changed', `${file.name} changed since you reviewed it (${how}).`, {
      file: file.name,
      hint: 'Nothing was loaded. Review it again, then load it.',
    })
  }
}

/** The date holds what it held when the files were reviewed. @throws LoaderError date-changed */
export function requireReviewedBase({ reviewed, date }: LoadRequest, base: Run | undefined): void {
  if (reviewed === undefined || reviewed.base === (base?.runId ?? null)) return
  const now =
    base === undefined
      ? `run ${reviewed.base}, which it held, is no longer there`
      : `run ${base.runId} was published for it by ${base.statusChangedBy}`
  throw new LoaderError('date-changed', `${date} changed since you reviewed the files: ${now}.`, {
    hint: 'Nothing was loaded. Look at the date again, and review the files again.',
  })
}

async function recordsIn(file: RecognisedInput['file']): Promise<number> {
  let records = 0
  for await (const batch of readRecords(file)) records += batch.count
  return records
}
