// `npm run leads -- …` and `npm run load -- …`: makes the program ready, which mostly takes no time, and runs it in
// this very process, so that signals reach it.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Leads Loader needs Node 20.19 or later; this is ${process.versions.node} (${process.execPath}).\n`,
  )
  process.exit(2)
}

const { endWithNpm } = await import('./launch/npmParent.mjs')
endWithNpm()

const { ready } = await import('./launch/ready.mjs')
await ready()

// npm changes to the folder of package.json; -p and file names are meant from where the person is
const { npm_lifecycle_event: script, INIT_CWD: start } = process.env
if (start !== undefined && (script === 'leads' || script === 'load')) process.chdir(start)

// the tests of signals stop it at a moment of its work
const folder = process.env.LEADS_FAULT === undefined ? 'cli' : 'faults'
// by its address, so that types are those of the sources and not of what happens to be built
await import(new URL(`../out/${folder}/index.js`, import.meta.url).href)
