// Writes out/notices: what of others is handed on with the program, and under which licence. build.mjs calls it after
// the bundles; electron-builder.yml puts it into the installers.

import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serializeSbom } from '../sbom.mjs'
import { recordPackages } from './recordPackages.mjs'
import { shippedComponents } from './shipped.mjs'
import { writeWhole } from './writeWhole.mjs'

/** @typedef {import('./packageLicense.mjs').Component} Component */

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, 'out', 'notices')
const recorded = join(folder, 'parts')

/**
 * For the build of a part of the program.
 * @param {string} part its name in build.mjs
 */
export function recordNotices(part) {
  return recordPackages(root, recorded, part)
}

/** Of all parts that were ever built into out/. */
export function writeNotices() {
  mkdirSync(recorded, { recursive: true })
  const components = shippedComponents(root, recorded)
  const program = programOf(root)
  const notices = { license: program.license, licenseText: program.text, ...foldTexts(components) }
  writeWhole(join(folder, 'notices.json'), JSON.stringify(notices))
  writeWhole(join(folder, 'THIRD_PARTY_NOTICES.txt'), noticesText(program, components))
  writeWhole(join(folder, 'sbom.cdx.json'), serializeSbom(program, components))
}

/**
 * The program itself.
 * @param {string} root
 */
export function programOf(root) {
  const { name, productName, version, license, description } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  return {
    ...{ name, productName, version, license, description },
    text: readFileSync(join(root, 'LICENSE'), 'utf8').trim(),
  }
}

/**
 * The same text stands once: many packages share theirs.
 * @param {readonly Component[]} components
 */
export function foldTexts(components) {
  const texts = [...new Set(components.map(({ text }) => text))]
  const folded = components.map(({ text, ...component }) => ({ ...component, text: texts.indexOf(text) }))
  return { components: folded, texts }
}

const titles = {
  package: 'Packages that are part of the program',
  data: 'Data that are part of the program',
  database: 'The database server and its libraries',
  runtime: 'What the program runs on',
}

/**
 * For people who open the file beside the program.
 * @param {ReturnType<typeof programOf>} program
 * @param {readonly Component[]} components
 */
export function noticesText(program, components) {
  const line = '-'.repeat(80)
  const parts = Object.entries(titles).map(([kind, title]) => {
    const entries = components
      .filter((component) => component.kind === kind)
      .map(({ name, version, license, about, text }) =>
        [
          line,
          `${name} ${version} (${license})`,
          line,
          '',
          ...(about === undefined ? [] : [about, '']),
          text,
        ].join('\n'),
      )
    return [`${'='.repeat(80)}\n${title}\n${'='.repeat(80)}`, ...entries].join('\n\n')
  })
  return `${[
    `${program.productName} ${program.version} comes under the license ${program.license}. It holds the work of others, under the licenses below.`,
    ...parts,
  ].join('\n\n')}\n`
}
