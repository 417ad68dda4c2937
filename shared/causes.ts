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
