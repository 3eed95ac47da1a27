const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
const oneDecimal = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

/** A count with thousands apart and a real minus. */
export function count(value: number): string {
  return whole.format(value).replace('-', '−')
}

/** A count with what is counted: `1 shelf`, `2 shelves`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`
}

/** Few digits for a tile: `1,234`, `56.8 k`, `3.4 M`. */
export function brief(value: number): string {
  const size = Math.abs(value)
  if (size >= 999_950_000) return `${oneDecimal.format(value / 1e9)} bn`
  if (size >= 999_950) return `${oneDecimal.format(value / 1e6)} M`
  if (size >= 10_000) return `${oneDecimal.format(value / 1e3)} k`
  return size < 100 && !Number.isInteger(value) ? oneDecimal.format(value) : count(value)
}

/** Milliseconds as a person reads them. */
export function latency(millis: number): string {
  if (millis < 1_000) return `${count(millis)} ms`
  return millis < 60_000 ? `${oneDecimal.format(millis / 1_000)} s` : `${oneDecimal.format(millis / 60_000)} min`
}

/** A span of days as a person reads it. */
export function days(value: number): string {
  return `${value < 10 ? oneDecimal.format(value) : count(value)} d`
}

/** Units of an item: eaches bare, grams as kilograms from one up. */
export function units(value: number, unit: string): string {
  if (unit !== 'GRAM') return count(value)
  return Math.abs(value) >= 1_000 ? `${oneDecimal.format(value / 1_000).replace('-', '−')} kg` : `${count(value)} g`
}

export function share(part: number, all: number): string {
  if (all === 0) return '–'
  // Rounded down: a promise that was broken once is not kept at 100 %.
  return `${oneDecimal.format(Math.floor((part / all) * 1_000) / 10)} %`
}

/** What became of the lines whose 24 hours have ended; those that are still open are among the missed. */
export function promiseWords({ due, missed, overdue }: { due: number; missed: number; overdue: number }): string {
  if (due === 0) return 'no line was due yet'
  if (missed === 0) return `none of ${brief(due)} due missed`
  return `${brief(missed)} of ${brief(due)} missed` + (overdue > 0 ? `, ${brief(overdue)} still open` : '')
}
