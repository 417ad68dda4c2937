#!/usr/bin/env node
// Only what an old Node understands stands here: it must get as far as the message.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Leads Loader needs Node 20.19 or later; this is ${process.versions.node} (${process.execPath}).\n`,
  )
  process.exitCode = 2
} else {
  const { main } = await import('./main.ts')
  await main(process.argv.slice(2))
}

export {}
