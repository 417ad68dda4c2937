/*
 * Why a record is rejected or a value is warned of. One list for the registry, the command line and the window, which
 * groups problems by these titles.
 */

/** The record is not loaded. */
export const rejectCauses = {
  no_company: 'No company name',
  no_license_number: 'No license number',
  license_number_damaged: 'License number damaged by a spreadsheet',
  too_few_cells: 'Too few cells',
  too_many_cells: 'Too many cells',
  quotes_not_understood: 'Quotes not understood',
  lines_swallowed: 'A cell holds whole lines',
  header_repeated: 'Repeats the header',
  line_of_dashes: 'A line of dashes',
  not_a_facility: 'No facility: a total or a remark',
  cells_shifted: 'Cells stand in wrong columns',
  cell_too_large: 'Cell over 1 MiB',
  repeat: 'Repeats an earlier record',
} as const

/** The record is loaded, a person should look. */
export const warningCauses = {
  date_not_understood: 'Date not understood',
  date_after_run: 'Issue date after the run date',
  date_long_ago: 'Two-digit year before 1930',
  date_is_placeholder: 'Date that stands for none',
  expiry_long_ago: 'Expiry date over 40 years ago',
  phone_not_understood: 'Phone not understood',
  email_not_understood: 'Email not understood',
  number_not_understood: 'Number not understood',
  name_not_understood: 'Name not understood',
  address_not_split: 'Address not split',
  state_differs: 'State differs from the address',
  state_not_well_formed: 'State is no USPS code',
  zip_not_well_formed: 'ZIP is not 5 or 5+4 digits',
  hours_not_understood: 'Hours not understood',
  ages_not_understood: 'Ages not understood',
  coordinates_not_understood: 'Coordinates not understood',
  coordinates_outside_state: 'Coordinates outside the state',
  flag_not_understood: 'Yes or no not understood',
  website_not_understood: 'Website not understood',
  license_not_split: 'License cell not understood',
  license_number_odd: 'License number with marks or words',
  several_license_numbers: 'Several license numbers in one cell',
  ends_in_point_zero: 'Number that ended in .0',
  spreadsheet_error: 'Spreadsheet error in the place of a value',
  too_long: 'Value too long',
  license_conflict: 'Records disagree on one license',
} as const

export const causes = { ...rejectCauses, ...warningCauses } as const

export type Cause = keyof typeof causes

const lookUp =
  'Look the value up in the file or ask the agency, mend the file and load it again; else leave it empty.'
const keepOrMend = 'If the value is right leave it; else mend it in the file and load it again.'

/** What a person does about it: each reason says what is wrong and where, and this the way on. */
export const whatToDo: Readonly<Record<Cause, string>> = {
  no_company:
    'See whether the column of the name is the right one in Mapping; else add the name and load the reject again.',
  no_license_number:
    'See whether the column of the license number is the right one in Mapping; else add the number and load the reject again.',
  license_number_damaged:
    'Ask the agency for the number, or load the file as it was before a spreadsheet saved it.',
  too_few_cells:
    'Look for a missing delimiter or a line break in the line, mend it and load the reject again.',
  too_many_cells: 'Look for a delimiter outside quotes in the line, mend it and load the reject again.',
  quotes_not_understood: 'Double the quote inside the cell or close it, and load the reject again.',
  lines_swallowed:
    'Close the quote where its cell ends, so that each line is a record, and load the reject again.',
  header_repeated: 'Nothing: it is no record. If pages were joined, see whether all of them are there.',
  line_of_dashes: 'Nothing: it is no record.',
  not_a_facility:
    'Nothing if it is a total or a remark; if it is a facility, fill its columns and load the reject again.',
  cells_shifted: 'Look for a delimiter too many or too few in the line, mend it and load the reject again.',
  cell_too_large: 'Look for a quote that is not closed; else shorten the cell and load the reject again.',
  repeat: 'Nothing: the earlier record is loaded.',
  date_not_understood: lookUp,
  date_after_run: 'See whether the run date is right; else mend the date in the file and load it again.',
  date_long_ago:
    'Write the year with four digits in the file and load it again, if the century is another one.',
  date_is_placeholder: 'Nothing if the date is not known; else write it into the file and load it again.',
  expiry_long_ago: keepOrMend,
  phone_not_understood: lookUp,
  email_not_understood: lookUp,
  number_not_understood: lookUp,
  name_not_understood: lookUp,
  address_not_split:
    'Write street, city, state and ZIP as the other records have them, and load the file again.',
  state_differs: 'See which of the two states is right, mend the file and load it again.',
  state_not_well_formed: lookUp,
  zip_not_well_formed: lookUp,
  hours_not_understood: lookUp,
  ages_not_understood: lookUp,
  coordinates_not_understood: lookUp,
  coordinates_outside_state:
    'See whether latitude and longitude are swapped or lack a sign, mend the file and load it again.',
  flag_not_understood: lookUp,
  website_not_understood: lookUp,
  license_not_split: lookUp,
  license_number_odd: keepOrMend,
  several_license_numbers:
    'See whether the first is the license of this facility; else put it first in the file and load it again.',
  ends_in_point_zero:
    'See whether the number is whole; else load the file as it was before a spreadsheet saved it.',
  spreadsheet_error: 'Ask for the file without the formula, or look the value up.',
  too_long: 'Shorten the value in the file and load it again.',
  license_conflict: 'See which record is right, mend the other in the file and load it again.',
}
