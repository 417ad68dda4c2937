// The licence of an npm package, as the package itself tells it.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { licenseFile } from './licenseFile.mjs'

/**
 * Something of others that is handed on with the program.
 * @typedef {object} Component
 * @property {'package' | 'database' | 'data' | 'runtime'} kind
 * @property {string} name
 * @property {string} version
 * @property {string} license an SPDX identifier
 * @property {string} text of the licence, with the notices that it wants to be kept
 * @property {string} [purl] where others look for its faults
 * @property {string} [about] what it is here for, and what was changed, one sentence each
 */

/** Licences that ask for no more than their text and their notices, which the program hands on. */
const allowed = new Set([
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Zlib'],
  ...['Unlicense', 'CC0-1.0', 'CC-BY-4.0', 'PostgreSQL', 'Python-2.0'],
])

/** `license` of package.json names a licence without saying which of its kind. */
const vague = new Map([
  // its LICENSE has the three clauses
  ['zipcodes', 'BSD-3-Clause'],
])

/** Texts for packages that name their licence alone, by name. */
const supplied = new Map([
  // MIT, as its README says; the text is that of the same author's react-remove-scroll, which it is a part of
  ['react-remove-scroll-bar', 'react-remove-scroll-bar.txt'],
])

/**
 * @param {string} folder of the package
 * @returns {Component}
 * @throws Error that names the package, when it has no licence text or a licence that nobody agreed to
 */
export function packageComponent(folder) {
  const { name, version, license: named } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const license = vague.get(name) ?? named
  if (typeof license !== 'string' || !allowed.has(license)) {
    throw new Error(
      `The package ${name} ${version} has the licence ${JSON.stringify(named)}, which is not among those that may ` +
        'be handed on: take another package, or have the licence looked at and add it to scripts/notices/packageLicense.mjs.',
    )
  }
  const own = licenseText(folder)
  const other = supplied.get(name)
  const text = own ?? (other === undefined ? null : licenseFile(other))
  if (text === null) {
    throw new Error(
      `The package ${name} ${version} comes without the text of its licence (${license}), which must be handed on.`,
    )
  }
  return { kind: 'package', name, version, license, text, purl: purlOf(name, version) }
}

/**
 * @param {string} name
 * @param {string} version
 */
export function purlOf(name, version) {
  return `pkg:npm/${name.replace(/^@/, '%40')}@${version}`
}

/**
 * The licence and the notices that Apache-2.0 wants to be kept; some packages tell their licence at the end of their
 * README alone.
 * @param {string} folder
 */
function licenseText(folder) {
  const files = readdirSync(folder).sort()
  const texts = files
    .filter((name) => /^(licen[cs]e|copying|notice)([.-]|$)/i.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .filter((text) => text !== '')
  if (texts.length > 0) return texts.join('\n\n')
  const readme = files.find((name) => /^readme\.(md|markdown)$/i.test(name))
  return readme === undefined ? null : licenseSection(readFileSync(join(folder, readme), 'utf8'))
}

/**
 * What stands under the heading "License", if that is a licence and not only its name.
 * @param {string} readme
 */
function licenseSection(readme) {
  const [, section] = readme.split(/^#+ *licen[cs]e *$/im)
  const text = section?.split(/^#/m)[0]?.trim() ?? ''
  return /copyright/i.test(text) && /permission|redistribution/i.test(text) ? text : null
}

/**
 * The folder of the package that a module belongs to; null for the program's own.
 * @param {string} path
 */
export function packageFolder(path) {
  const [, folder] = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(path) ?? []
  return folder !== undefined && existsSync(join(folder, 'package.json')) ? folder : null
}
