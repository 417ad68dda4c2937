import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { boundedUnpacking } from './limits.ts'
import { damaged } from './packedError.ts'
import { createTextWriter } from './textWriter.ts'

/**
 * Unpacks a gzip file, of one or several members; gives the path of what was in it.
 * @throws LoaderError file-packed, database-no-space
 */
export async function unpackGzip(path: string, name: string): Promise<string> {
  const { size } = await stat(path)
  return writeStream(createReadStream(path).pipe(createGunzip({ chunkSize: 256 * 1024 })), name, size)
}

/** Writes what a stream unpacks. */
export async function writeStream(
  stream: AsyncIterable<Buffer>,
  name: string,
  packedBytes: number,
): Promise<string> {
  const took = boundedUnpacking(name, packedBytes)
  const writer = await createTextWriter()
  try {
    for await (const chunk of stream) {
      took(chunk.length)
      await writer.write(chunk)
    }
    await writer.finish()
    return writer.path
  } catch (error) {
    throw damaged(name, error)
  } finally {
    await writer.abandon()
  }
}
