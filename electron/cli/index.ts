#!/usr/bin/env node
// Only what an old Node understands stands here: it must get as far as the message.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Leads Loader needs Node 20.19 or later; this is ${process.versions.node} (${process.execPath}).\n`,
  )
  process.exitCode = 2
} else {
  try {
    const { main } = await import('./main.ts')
    await main(process.argv.slice(2))
  } catch (error) {
    // its own parts can't be opened: nothing of them can say so
    if (!['EMFILE', 'ENFILE'].includes((error as { code?: string }).code ?? '')) throw error
    process.stderr.write(
      'Error: This process may not open enough files.\n  Raise the limit, as with: ulimit -n 1024\n',
    )
    process.exitCode = 6
  }
}

export {}
