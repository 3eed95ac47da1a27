import type { Clock } from '../api/types'

/** A reading of the business clock, and when this browser got it. */
type ClockReading = { clock: Clock; readAt: number }

/** The business instant now, in milliseconds since 1970. */
export function businessNow(reading: ClockReading, wallNow: number): number {
  return Date.parse(reading.clock.now) + (wallNow - reading.readAt) * reading.clock.presentSpeed
}

/** How fast business time runs: as asked, or slower because something waits. */
export function speedWords(clock: Clock): string {
  const asked = `×${Math.round(clock.speed)}`
  if (clock.presentSpeed >= clock.speed * 0.95) return asked
  const waits = clock.waitsFor ? `, waits for ${clock.waitsFor}` : ''
  return `${asked} asked, ${Math.round(clock.presentSpeed)} now${waits}`
}

const formats = new Map<string, Intl.DateTimeFormat>()

function format(zone: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = zone + name
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', { timeZone: knownZone(zone), hourCycle: 'h23', ...options })
  formats.set(key, made)
  return made
}

/** The zone, or UTC where this browser does not know it: a page with a wrong hour is better than none. */
function knownZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}

export function timeOfDay(instant: number | string, zone: string): string {
  return format(zone, 'time', { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(instant))
}

export function hourAndMinute(instant: number | string, zone: string): string {
  return format(zone, 'minute', { hour: '2-digit', minute: '2-digit' }).format(new Date(instant))
}

export function dayOf(instant: number | string, zone: string): string {
  return format(zone, 'day', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(instant))
}

/** Day, month and time: for what may have been on another day. */
export function shortMoment(instant: number | string, zone: string): string {
  return format(zone, 'moment', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(new Date(instant))
}
