const minute = 60_000
const hour = 60 * minute
const promise = 24 * hour

type Urgency = 'calm' | 'soon' | 'urgent' | 'late'

export type Countdown = {
  /** `7 h 05`, `42 min`, or `late 1 h 10`. */
  text: string
  urgency: Urgency
  /** Share of the 24 hours that is left, 0 to 1. */
  left: number
}

/** What is left of a line's 24 hours at a business instant. */
export function countdown(dueAt: string, now: number): Countdown {
  const remaining = Date.parse(dueAt) - now
  return {
    text: remaining < 0 ? `late ${duration(-remaining)}` : duration(remaining),
    urgency: urgencyOf(remaining),
    left: Math.min(1, Math.max(0, remaining / promise)),
  }
}

function urgencyOf(remaining: number): Urgency {
  if (remaining < 0) return 'late'
  if (remaining < 3 * hour) return 'urgent'
  return remaining < 8 * hour ? 'soon' : 'calm'
}

export function duration(millis: number): string {
  const hours = Math.floor(millis / hour)
  const minutes = Math.floor((millis % hour) / minute)
  if (hours >= 48) return `${Math.floor(hours / 24)} d ${hours % 24} h`
  return hours === 0 ? `${minutes} min` : `${hours} h ${String(minutes).padStart(2, '0')}`
}
