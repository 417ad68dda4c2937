// `npm run dev`: the page from Vite with hot reload; the program starts again when the main process, a worker or the
// preload was changed, and when all of them could be built. --inspect[=port] lets a debugger into the main process,
// --remote-debugging-port=9222 into the page; other arguments go to the program.

import { endWithNpm } from './launch/npmParent.mjs'
import { install } from './launch/ready.mjs'

endWithNpm()
await install()
// only now are the packages sure to be there
const { develop } = await import('./dev/develop.mjs')
await develop(process.argv.slice(2))
