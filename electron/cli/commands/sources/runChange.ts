import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { LoaderError } from '../../../../shared/errors.ts'
import { requireSoundSource, sourceTextOf } from '../../../engine/sources/checkSource.ts'
import { knownSources, requireKnown } from '../../../engine/sources/knownSources.ts'
import { canonicalText, hashOf, removeVersion, saveVersion } from '../../../engine/sources/sourceVersions.ts'
import type { Context } from '../../context.ts'
import { plain } from '../../output/text.ts'
import { withEngine } from '../../withEngine.ts'
import type { WhyOptions } from './options.ts'

/** `leads sources add FILE` */
export async function runAddSource(context: Context, path: string, { why }: WhyOptions): Promise<undefined> {
  const source = requireSoundSource(await sourceTextOf(path), basename(path))
  return withEngine(context, async ({ client, who }) => {
    const { output } = context
    const { version, isNew } = await saveVersion(client, who, source, why ?? null)
    output.document({ id: source.id, version, isNew, sha256: hashOf(canonicalText(source)) })
    output.print(
      isNew
        ? `${source.id} is saved as version ${version}; loads follow it from now on.`
        : `${source.id} is version ${version} already: nothing would change.`,
    )
    const used = requireKnown(await knownSources(client), source.id)
    if (used.from === 'folder') output.notice(`The folder of sources has ${source.id} too, and goes first.`)
    return undefined
  })
}

/** `leads sources export ID FILE` */
export async function runExportSource(context: Context, id: string, path: string): Promise<undefined> {
  return withEngine(context, async ({ client }) => {
    const { source, version } = requireKnown(await knownSources(client), id)
    await writeNew(path, canonicalText(source))
    context.output.document({ id, file: path, version })
    context.output.print(`${id} is written to ${plain(path)}.`)
    return undefined
  })
}

/** `leads sources remove ID` */
export async function runRemoveSource(context: Context, id: string, { why }: WhyOptions): Promise<undefined> {
  return withEngine(context, async ({ client, who }) => {
    const { output } = context
    const version = await removeVersion(client, who, id, why ?? null)
    output.document({ id, version })
    const left = (await knownSources(client)).find(({ source }) => source.id === id)
    const rest =
      left === undefined
        ? ''
        : ` The one that is ${left.from === 'folder' ? 'in the folder' : 'shipped'} counts now.`
    output.print(`${id} is removed.${rest}`)
    return undefined
  })
}

/** @throws LoaderError output-failed, also where the file is there already. */
export async function writeNew(path: string, text: string): Promise<void> {
  await writeFile(path, text, { flag: 'wx' }).catch((cause: NodeJS.ErrnoException) => {
    const why =
      cause.code === 'EEXIST'
        ? 'is there already, and is not overwritten'
        : `can't be written: ${cause.message}`
    throw new LoaderError('output-failed', `The file ${path} ${why}.`, { hint: 'Name another file.', cause })
  })
}
