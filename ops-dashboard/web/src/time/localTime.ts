const parts = new Map<string, Intl.DateTimeFormat>()

function format(zone: string): Intl.DateTimeFormat {
  const known = parts.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  parts.set(zone, made)
  return made
}

/** An instant as a place's clock shows it, `2026-03-02T06:30`: what a field for day and time holds. */
export function localText(instant: number | string, zone: string): string {
  return format(zone).format(new Date(instant)).replace(' ', 'T')
}

/**
 * The instant at which a place's clock shows such a text; the earlier of two where clocks are set back, and the hour that is left out is taken as the one after it.
 * Undefined for what is no day and time.
 */
export function instantOf(text: string, zone: string): string | undefined {
  const asUtc = Date.parse(`${text}:00Z`)
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) || Number.isNaN(asUtc)) return undefined
  const ahead = (at: number) => Date.parse(`${localText(at, zone)}:00Z`) - at
  const tried = [asUtc - ahead(asUtc - 86_400_000), asUtc - ahead(asUtc + 86_400_000)]
  const fits = tried.filter((at) => localText(at, zone) === text)
  return new Date(fits.length > 0 ? Math.min(...fits) : Math.max(...tried)).toISOString()
}
