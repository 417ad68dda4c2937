import type { Argument, Command, Option } from 'commander'
import { createProgram } from '../../electron/cli/program.ts'
import { code, markdownTable, page } from './markdown.ts'

/** Every command with its options, examples, JSON and exit codes, as commander knows them. */
export function commandsPage(): string {
  const program = createProgram(() => async () => {})
  return page(
    '# Commands',
    'What `leads --help` and `leads COMMAND --help` say, on one page.',
    ownPart(program, ['leads'], '## All commands'),
    ...commandsBelow(program, ['leads']),
  )
}

function commandsBelow(parent: Command, names: readonly string[]): string[] {
  return parent.commands.flatMap((command) => {
    const all = [...names, command.name()]
    return [ownPart(command, all, `## ${all.join(' ')}`), ...commandsBelow(command, all)]
  })
}

function ownPart(command: Command, names: readonly string[], heading: string): string {
  const said = command.options.filter((option) => !option.hidden)
  return [
    heading,
    command.description(),
    fenced(`${names.join(' ')} ${command.usage()}`),
    argumentsTable(command.registeredArguments),
    said.length === 0 ? '' : markdownTable(['option', 'meaning'], said.map(optionRow)),
    fenced(textBehind(command)),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function argumentsTable(given: readonly Argument[]): string {
  const rows = given.map((one) => [code(one.required ? one.name() : `[${one.name()}]`), one.description])
  return rows.length === 0 ? '' : markdownTable(['argument', 'meaning'], rows)
}

function optionRow(option: Option): string[] {
  const { defaultValue, defaultValueDescription, argChoices, mandatory } = option
  const unless = defaultValueDescription ?? (defaultValue === undefined ? undefined : String(defaultValue))
  const more = [
    ...(mandatory ? ['required'] : []),
    ...(argChoices === undefined ? [] : [`one of ${argChoices.map(code).join(', ')}`]),
    ...(unless === undefined ? [] : [`${code(unless)} unless given`]),
  ]
  return [
    code(option.flags),
    more.length === 0 ? option.description : `${option.description} (${more.join('; ')})`,
  ]
}

/** What stands in a command's help behind the lists that commander makes. */
function textBehind(command: Command): string {
  let help = ''
  command.configureOutput({
    writeOut: (text) => {
      help += text
    },
  })
  command.outputHelp()
  return help.replace(command.helpInformation(), '').trim()
}

const fenced = (text: string): string => (text === '' ? '' : `\`\`\`text\n${text}\n\`\`\``)
