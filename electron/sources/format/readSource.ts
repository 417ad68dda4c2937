import type { z } from 'zod'
import { LoaderError } from '../../../shared/errors.ts'
import { ruleDefinitions } from '../rules/index.ts'
import type { Source } from '../source.ts'
import { buildSource, type SourceProblem } from './buildSource.ts'
import { type JsonPath, type JsonPlaces, jsonPlaces, lineOf, pathText } from './jsonPlaces.ts'
import { nearestWord } from './nearest.ts'
import { formatVersion, schemaFileName, sourceFile } from './sourceFile.ts'

/** A source file is far smaller. */
export const mostSourceBytes = 1_048_576

/** Something wrong in a source file, with its place. */
export interface SourceFileProblem {
  /** 1-based. */
  readonly line: number
  /** `rules[3].to`; empty for the whole file. */
  readonly path: string
  readonly message: string
}

type SourceReading =
  | { readonly source: Source; readonly problems: readonly [] }
  | { readonly source: null; readonly problems: readonly SourceFileProblem[] }

const mostProblems = 20

/** Reads a source file, or says all that is wrong with it and where. Never throws, whatever the text. */
export function readSource(text: string): SourceReading {
  const whole = (message: string, line = 1): SourceReading => ({
    source: null,
    problems: [{ line, path: '', message }],
  })
  if (text.length > mostSourceBytes) return whole('is larger than 1 MiB, as no source file is')
  const json = text.startsWith('\ufeff') ? text.slice(1) : text
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    const { message } = error as Error
    return whole(`is no JSON: ${withoutText(message)}`, lineOfError(json, message))
  }
  const places = jsonPlaces(json)
  if (places === null) return whole('is nested deeper than any source file')
  const placed = (problems: readonly SourceProblem[]): SourceReading => ({
    source: null,
    problems: problems.slice(0, mostProblems).map(({ path, message }) => ({
      line: lineOf(json, places.offsetOf(path)),
      path: pathText(path),
      message,
    })),
  })
  if (places.badKeys.length > 0) return badKeys(json, places)
  const version = versionProblem(value)
  if (version !== null) return placed([version])
  const parsed = sourceFile().safeParse(value)
  if (!parsed.success) return placed(parsed.error.issues.flatMap((issue) => problemsOf(issue, [], value)))
  const built = buildSource(parsed.data)
  return 'source' in built ? { source: built.source, problems: [] } : placed(built.problems)
}

function badKeys(json: string, { badKeys: keys }: JsonPlaces): SourceReading {
  return {
    source: null,
    problems: keys.slice(0, mostProblems).map(({ path, offset, why }) => ({
      line: lineOf(json, offset),
      path: pathText(path),
      message: `'${String(path.at(-1))}' ${why}`,
    })),
  }
}

/** @throws LoaderError usage, which names the file, the lines and what is wrong. */
export function requireSource(text: string, name: string): Source {
  const { source, problems } = readSource(text)
  if (source !== null) return source
  throw sourceError(name, problems)
}

function sourceError(name: string, problems: readonly SourceFileProblem[]): LoaderError {
  const said = problems.map(problemText)
  const [first = ''] = said
  return new LoaderError('source-wrong', `${name}, ${first}`, {
    file: name,
    line: problems[0]?.line ?? 1,
    hint:
      said.length > 1
        ? `Also: ${said.slice(1, 6).join('; ')}${said.length > 6 ? ` and ${said.length - 6} more` : ''}`
        : 'See "leads sources schema" and the page "Write a source".',
  })
}

/** `line 12, rules[3].to: 'licence_issued' is no target: is license_issued meant?` */
export function problemText({ line, path, message }: SourceFileProblem): string {
  return `line ${line}${path === '' ? '' : `, ${path}`}: ${message}`
}

/** What V8 quotes of the text may be a megabyte of it. */
function withoutText(message: string): string {
  const short = message.replace(/, ?(?:\.\.\.)?".*$/s, '').replace(/ in JSON at position \d+.*$/s, '')
  return short.length > 120 ? `${short.slice(0, 119)}…` : short
}

function lineOfError(json: string, message: string): number {
  const position = /position (\d+)/.exec(message)?.[1]
  if (position !== undefined) return lineOf(json, Number(position))
  return /end of JSON/.test(message) ? lineOf(json, json.length) : 1
}

function versionProblem(value: unknown): SourceProblem | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { path: [], message: 'is no source: it must be one JSON object' }
  const { $schema } = value as { $schema?: unknown }
  if ($schema === undefined)
    return { path: [], message: `lacks $schema, which tells the version: "$schema": "${schemaFileName}"` }
  const version = typeof $schema === 'string' ? schemaVersionOf($schema) : null
  if (version === null)
    return { path: ['$schema'], message: `is not that of a source, whose name ends in ${schemaFileName}` }
  if (version === formatVersion) return null
  return {
    path: ['$schema'],
    message: `is version ${version} of the format; this program reads version ${formatVersion}`,
  }
}

/** The version that a `$schema` names; null where it is no source's. */
export function schemaVersionOf(schema: string): number | null {
  const version = /(?:^|[/\\])leads-source-([0-9]{1,6})\.schema\.json$/.exec(schema)?.[1]
  return version === undefined ? null : Number(version)
}

type Issue = z.core.$ZodIssue

function problemsOf(issue: Issue, above: JsonPath, whole: unknown): SourceProblem[] {
  const path = [...above, ...(issue.path as (string | number)[])]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], message: unknownKey(key, path, whole) }))
    case 'invalid_union': {
      if (path.at(-1) === 'rule' && issue.errors.length === 0)
        return [{ path, message: unknownRule(valueAt(whole, path)) }]
      if (issue.message !== 'Invalid input' || issue.errors.length === 0)
        return [{ path, message: issue.message }]
      return deepest(issue.errors, path, whole)
    }
    case 'invalid_value': {
      const given = valueAt(whole, path)
      if (issue.message !== '' && !issue.message.startsWith('Invalid '))
        return [{ path, message: issue.message }]
      const words = issue.values.map(String)
      const meant = typeof given === 'string' ? nearestWord(given, words) : null
      return [
        {
          path,
          message: `${given === undefined ? 'is missing' : `${shown(given)} is not allowed`}: write ${listOf(words)}${meant === null || words.length < 3 ? '' : `; is ${meant} meant?`}`,
        },
      ]
    }
    case 'invalid_type':
      return [
        {
          path,
          message:
            valueAt(whole, path) === undefined ? 'is missing' : issue.message.replace(/^Invalid input: /, ''),
        },
      ]
    case 'too_small':
    case 'too_big':
      return [{ path, message: issue.message.replace(/^Too (?:small|big): /, '') }]
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.flatMap((inner) => problemsOf(inner, path, whole))
    default:
      return [{ path, message: issue.message.replace(/^Invalid (?:input|string): /, '') }]
  }
}

/** Of several ways to write a value, the one that comes furthest tells what is wrong. */
function deepest(errors: readonly (readonly Issue[])[], path: JsonPath, whole: unknown): SourceProblem[] {
  const read = errors.map((issues) => issues.flatMap((issue) => problemsOf(issue, path, whole)))
  const depth = (problems: readonly SourceProblem[]) =>
    Math.max(...problems.map((problem) => problem.path.length))
  const isOther = (issues: readonly Issue[]) =>
    issues.every(({ code, path: own }) => code === 'invalid_type' && own.length === 0)
  const likely = read.filter((_, index) => !isOther(errors[index] as readonly Issue[]))
  const best = (likely.length > 0 ? likely : read).sort((a, b) => depth(b) - depth(a))[0] ?? []
  return best.slice(0, 3)
}

function unknownKey(key: string, path: JsonPath, whole: unknown): string {
  const owner = valueAt(whole, path)
  const ruleName =
    path[0] === 'rules' && path.length === 2 ? (owner as { rule?: unknown } | undefined)?.rule : undefined
  const known = keysAt(path, ruleName)
  const meant = nearestWord(key, known)
  const what = typeof ruleName === 'string' ? `is no option of the rule ${ruleName}` : 'is not known here'
  return `'${key.slice(0, 60)}' ${what}${meant === null ? '' : `: is ${meant} meant?`}`
}

function keysAt(path: JsonPath, ruleName: unknown): string[] {
  if (path.length === 0) return Object.keys(sourceFile().shape)
  const definition = ruleDefinitions.find(({ name }) => name === ruleName)
  if (definition !== undefined)
    return [
      ...Object.keys(definition.options()),
      ...['why', 'from', 'join', 'coalesce', 'constant', 'values', 'else', 'noValue', 'strip', 'split'],
    ]
  return path[0] === 'file' && path.length === 1 ? Object.keys(sourceFile().shape.file.unwrap().shape) : []
}

function unknownRule(given: unknown): string {
  if (given === undefined) return 'is missing: each entry names its rule'
  const names = ruleDefinitions.map(({ name }) => name)
  const meant = typeof given === 'string' ? nearestWord(given, names) : null
  return `${shown(given)} is no rule${meant === null ? `: there are ${names.join(', ')}` : `: is ${meant} meant?`}`
}

function valueAt(value: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? (at as never)[step] : undefined,
    value,
  )
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? `'${value}'` : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

function listOf(words: readonly string[]): string {
  const list = words.slice(0, 12).map((word) => JSON.stringify(word))
  return words.length > 12
    ? `one of ${list.join(', ')}, …`
    : list.length === 1
      ? (list[0] as string)
      : `one of ${list.join(', ')}`
}
