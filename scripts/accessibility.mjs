// The rules of WCAG 2.2 AA that a program can judge (axe), over every screen in both themes. Fails at the first breach
// of each scene and says which element broke which rule: node scripts/accessibility.mjs [part of a name …]

import AxeBuilder from '@axe-core/playwright'
import { pretendedWindow } from './pretendedWindow.mjs'
import { scenes } from './scenes.mjs'

const wanted = process.argv.slice(2)
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const { open, close } = await pretendedWindow()
let breaches = 0
for (const scene of scenes) {
  for (const theme of ['light', 'dark']) {
    const name = `${scene.name}-${theme}`
    if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue
    const shown = await open(scene, { theme })
    const { violations } = await new AxeBuilder({ page: shown.page }).withTags(rules).analyze()
    for (const { id, help, nodes } of violations) {
      breaches += nodes.length
      console.error(`${name}: ${id}: ${help}`)
      for (const node of nodes.slice(0, 3))
        console.error(`  ${node.target.join(' ')}  ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`)
    }
    await shown.close()
  }
}
await close()
console.log(`${scenes.length} scenes, ${breaches} breaches.`)
process.exitCode = breaches === 0 ? 0 : 1
