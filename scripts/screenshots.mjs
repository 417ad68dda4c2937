// Pictures of every screen in every state, into .cache/screenshots: npm run screenshots [-- part of a name …]

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pretendedWindow } from './pretendedWindow.mjs'
import { scenes } from './scenes.mjs'

const folder = fileURLToPath(new URL('../.cache/screenshots', import.meta.url))
mkdirSync(folder, { recursive: true })

const wanted = process.argv.slice(2)
const looks = [
  { name: 'light', theme: 'light' },
  { name: 'dark', theme: 'dark' },
  { name: 'narrow', theme: 'light', width: 640, height: 800 },
  { name: 'zoomed', theme: 'dark', scale: 2 },
]

const { open, close } = await pretendedWindow()
let faults = 0
for (const scene of scenes) {
  for (const look of looks) {
    const name = `${scene.name}-${look.name}`
    if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue
    try {
      const shown = await open(scene, look)
      await shown.page.screenshot({ path: join(folder, `${name}.png`) })
      for (const complaint of shown.complaints) console.error(`${name}: ${complaint}`)
      faults += shown.complaints.length
      await shown.close()
    } catch (error) {
      faults += 1
      console.error(`${name}: ${error instanceof Error ? error.message : error}`)
    }
  }
}
await close()
console.log(`Pictures are in ${folder}.`)
process.exitCode = faults === 0 ? 0 : 1
