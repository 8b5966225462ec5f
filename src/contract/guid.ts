/** A guid is the same with braces and without. */
export const withoutBraces = (id = ''): string => id.replace(/^\{|\}$/g, '')

/** And in either case: what two of them are compared by. */
export const plainGuid = (id?: string): string => withoutBraces(id).toLowerCase()
