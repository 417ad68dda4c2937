import { agesRule, hoursRule } from './care.ts'
import { emailRule, phoneRule, websiteRule } from './contacts.ts'
import type { RuleDefinition } from './define.ts'
import { licenseRule } from './licenses.ts'
import { countRule, dateRule, flagRule, moneyRule } from './numbers.ts'
import { organisationRule, peopleRule, personRule } from './people.ts'
import { addressRule, cityStateZipRule, coordinatesRule, streetRule } from './places.ts'
import { attributeRule, identifierRule, labelsRule, stateRule, textRule, zipRule } from './texts.ts'

/** Every rule that a source file may name. */
export const ruleDefinitions: readonly RuleDefinition[] = [
  ...[textRule, identifierRule, attributeRule, dateRule, phoneRule, emailRule, zipRule, stateRule, countRule],
  ...[moneyRule, websiteRule, flagRule, coordinatesRule, addressRule, streetRule, cityStateZipRule],
  ...[personRule, peopleRule, organisationRule, labelsRule, agesRule, hoursRule, licenseRule],
]
