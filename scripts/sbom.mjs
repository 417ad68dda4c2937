// The software bill of materials of what is handed on, as CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/), made of
// the same list as the notices. The build writes it; `npm run sbom -- file.json` writes it where it is wanted.

import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import cyclonedx from '@cyclonedx/cyclonedx-library'

// by its default: Node does not see all names of this CommonJS module
const { Enums, Models, Serialize, SPDX, Spec } = cyclonedx

/** @typedef {import('./notices/packageLicense.mjs').Component} Component */
/** @typedef {{ name: string, productName: string, version: string, license: string, description: string }} Program */

const root = fileURLToPath(new URL('..', import.meta.url))
export const sbomVersion = Spec.Spec1dot6

const types = {
  package: Enums.ComponentType.Library,
  data: Enums.ComponentType.Data,
  database: Enums.ComponentType.Library,
  runtime: Enums.ComponentType.Framework,
}

/**
 * The same for the same components: without the time, and without a serial number.
 * @param {Program} program
 * @param {readonly Component[]} components
 * @returns {string} JSON
 */
export function serializeSbom(program, components) {
  const subject = new Models.Component(Enums.ComponentType.Application, program.productName, {
    bomRef: program.name,
    version: program.version,
    description: program.description,
    licenses: licensesOf(program.license),
  })
  const bom = new Models.Bom({ metadata: new Models.Metadata({ component: subject }) })
  const hashes = hashesOf(join(root, 'package-lock.json'))
  /** @type {import('@cyclonedx/cyclonedx-library').Models.Component | undefined} */
  let server
  for (const component of components) {
    const model = modelOf(component, hashes)
    bom.components.add(model)
    if (component.kind === 'database' && component.name === 'PostgreSQL') {
      server = model
      model.type = Enums.ComponentType.Application
    }
  }
  for (const [index, model] of [...bom.components].entries()) {
    const isOfServer = components[index]?.kind === 'database' && model !== server
    const user = isOfServer && server !== undefined ? server : subject
    user.dependencies.add(model.bomRef)
  }
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(sbomVersion))
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`
}

/**
 * @param {Component} component
 * @param {ReadonlyMap<string, string>} hashes
 */
function modelOf({ kind, name, version, license, purl, about }, hashes) {
  const [, group, rest] = /^(@[^/]+)\/(.*)$/.exec(kind === 'package' ? name : '') ?? []
  const hash = kind === 'package' ? hashes.get(`${name}@${version}`) : undefined
  return new Models.Component(types[kind], rest ?? name, {
    bomRef: `${kind}:${name}@${version}`,
    version,
    licenses: licensesOf(license),
    ...(group !== undefined && { group }),
    ...(purl !== undefined && { purl }),
    ...(about !== undefined && { description: about }),
    ...(hash !== undefined && {
      hashes: new Models.HashDictionary([[Enums.HashAlgorithm['SHA-512'], hash]]),
    }),
  })
}

/** @param {string} license an SPDX identifier, or a LicenseRef for what has none */
function licensesOf(license) {
  const name = license.replace('LicenseRef-', '')
  return new Models.LicenseRepository([
    SPDX.isSupportedSpdxId(license) ? new Models.SpdxLicense(license) : new Models.NamedLicense(name),
  ])
}

/**
 * The hash of each package as the lock file says it, in the digits that CycloneDX wants.
 * @param {string} lockFile
 * @returns {Map<string, string>}
 */
function hashesOf(lockFile) {
  /** @type {Record<string, { version?: string, integrity?: string }>} */
  const packages = JSON.parse(readFileSync(lockFile, 'utf8')).packages
  return new Map(
    Object.entries(packages).flatMap(([place, { version, integrity }]) => {
      const [, digest] = /^sha512-(.+)$/.exec(integrity ?? '') ?? []
      const name = place.replace(/^.*node_modules\//, '')
      return digest === undefined
        ? []
        : [[`${name}@${version}`, Buffer.from(digest, 'base64').toString('hex')]]
    }),
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [target] = process.argv.slice(2)
  const made = join(root, 'out', 'notices', 'sbom.cdx.json')
  if (!existsSync(made)) {
    process.stderr.write('Build first: npm run build\n')
    process.exitCode = 1
  } else if (target === undefined) process.stdout.write(readFileSync(made, 'utf8'))
  else copyFileSync(made, target)
}
