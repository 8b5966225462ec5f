/** One setting: its default, what it may be in words, what it is for, and how it is read. */
export interface Setting<T> {
  readonly fallback: T
  readonly values: string
  readonly text: string
  /** Undefined: not a value of this setting. */
  readonly read: (text: string) => T | undefined
}

export function text(fallback: string, about: string): Setting<string> {
  return { fallback, values: 'a text', text: about, read: (value) => value }
}

export function optionalText(about: string): Setting<string | undefined> {
  return { fallback: undefined, values: 'a text', text: about, read: (value) => value }
}

export function address(about: string): Setting<string | undefined> {
  const read = (value: string) =>
    /^https?:\/\/[^/]/.test(value) && URL.canParse(value) ? value : undefined
  return { fallback: undefined, values: 'an address, http:// or https://', text: about, read }
}

/** One word: no white space in it. */
export function word(fallback: string, about: string): Setting<string> {
  const read = (value: string) => (/^\S{1,20}$/.test(value) ? value : undefined)
  return { fallback, values: 'one word', text: about, read }
}

export function onOff(about: string): Setting<boolean> {
  const read = (value: string) => (value === 'on' ? true : value === 'off' ? false : undefined)
  return { fallback: false, values: 'off | on', text: about, read }
}

export function whole(
  fallback: number,
  least: number,
  most: number,
  about: string,
): Setting<number> {
  const read = (value: string) => {
    const number = /^\d{1,12}$/.test(value) ? Number(value) : Number.NaN
    return number >= least && number <= most ? number : undefined
  }
  return { fallback, values: `a whole number from ${least} to ${most}`, text: about, read }
}

export function choice<const Value extends string>(
  values: readonly [Value, ...Value[]],
  about: string,
): Setting<Value> {
  return {
    fallback: values[0],
    values: values.join(' | '),
    text: about,
    read: (value) => values.find((one) => one === value),
  }
}

export function listOf<const Value extends string>(
  values: readonly Value[],
  about: string,
): Setting<readonly Value[]> {
  const read = (value: string) => {
    const said = value.split(',').map((one) => one.trim())
    const known = values.filter((one) => said.includes(one))
    return known.length === said.length ? known : undefined
  }
  return { fallback: [], values: `a list of ${values.join(', ')}`, text: about, read }
}
