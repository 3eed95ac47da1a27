import type { CenterStock } from '../api/types'

type StockLine = CenterStock['lines'][number]

/** Units of one lot at one location; of those of which nobody named it, `lot` is empty. */
export type LotHere = { location: string; lot: string; bestBefore?: string | null; units: number; allocated: number; passed: boolean }

/** What lies where by lots, first what expires first, then lots without a date, then what nobody named. Empty where no lot was ever named. */
export function lotsOf(line: Pick<StockLine, 'locations'>): LotHere[] {
  if (line.locations.every((at) => !at.lots || at.lots.length === 0)) return []
  const all = line.locations.flatMap((at) => {
    const named = (at.lots ?? []).map(({ lot, bestBefore, units, allocated, passed }) => ({ location: at.location, lot, bestBefore, units, allocated, passed: passed === true }))
    const rest = at.units - named.reduce((sum, lot) => sum + lot.units, 0)
    const promised = at.allocated - named.reduce((sum, lot) => sum + lot.allocated, 0)
    return rest === 0 ? named : [...named, { location: at.location, lot: '', units: rest, allocated: promised, passed: false }]
  })
  const order = (of: LotHere) => (of.lot === '' ? '~~' : (of.bestBefore ?? '~'))
  return all.toSorted((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : a.lot.localeCompare(b.lot)))
}

/** Lots that lie at one location. */
export function lotsAt(line: Pick<StockLine, 'locations'> | undefined, location: string): LotHere[] {
  return line ? lotsOf(line).filter((each) => each.location === location && each.lot !== '') : []
}

/** The last day of what expires first and may still be sent, and whether there is something that may not. */
export function firstToExpire(line: Pick<StockLine, 'locations'>): { bestBefore?: string; passed: boolean } {
  const lots = lotsOf(line).filter((each) => each.units > 0)
  const first = lots.find((each) => !each.passed && each.bestBefore)?.bestBefore
  return { ...(first && { bestBefore: first }), passed: lots.some((each) => each.passed) }
}

/** What is counted of one lot, units as they are typed. A lot that the books do not have is named by who counts. */
export type CountedLot = { lot: string; bestBefore: string; typed: string }

export const unnamed: CountedLot = { lot: '', bestBefore: '', typed: '' }

/** Whether anything was typed of it; what was not is no line of the count. */
export function isSaid({ lot, bestBefore, typed }: CountedLot): boolean {
  return typed.trim() !== '' || lot.trim() !== '' || bestBefore !== ''
}

type CountLine = { units: number; lot?: string; bestBefore?: string }

/**
 * The lines of a count of one location; a sentence where they are none. A location of which a lot is counted is counted by lots, and what is not named is not there:
 * so each lot that the books have there must be said, with 0 where it is gone.
 */
export function countLines(known: readonly LotHere[], typed: Readonly<Record<string, string>>, more: readonly CountedLot[]): CountLine[] | string {
  const units = (text: string) => (/^\d{1,8}$/.test(text.trim()) ? Number(text) : undefined)
  const ofKnown = known.map(({ lot }) => ({ lot, units: units(typed[lot] ?? '') }))
  if (ofKnown.some((line) => line.units === undefined)) return 'Say how many lie there of each lot, 0 where it is gone.'
  const others = more.filter(isSaid)
  const ofMore = others.map(({ lot, bestBefore, typed: text }) => ({ units: units(text), ...(lot.trim() && { lot: lot.trim() }), ...(bestBefore && { bestBefore }) }))
  if (ofMore.some((line) => line.units === undefined) || ofKnown.length + ofMore.length === 0) return 'Units must be a whole number, 0 and up.'
  return [...ofKnown, ...ofMore] as CountLine[]
}
