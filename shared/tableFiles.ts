/** Endings of the files that hold tables which the program reads, without the dot. Others are tried when they are named. */
export const tableFileEndings = ['csv', 'txt', 'tsv', 'tab', 'xlsx', 'zip', 'gz'] as const
