import { wholeUnits } from '../floor/Form'
import { readScan } from '../scan/scan'

/** A line of a delivery as it is typed. `item` is any number of it, or a whole label. */
export type Typed = { item: string; units: string; damaged: string; lot: string; bestBefore: string }

export const blank: Typed = { item: '', units: '', damaged: '', lot: '', bestBefore: '' }

export function isBlank(line: Typed): boolean {
  return Object.values(line).every((text) => text.trim() === '')
}

/**
 * What a label fills: the item, its lot and its last day, and how many are in it. Of what is weighed the label stays as it is, for the center reads the grams in it.
 * Undefined for what is no label of an item.
 */
export function filled(line: Typed, scanned: string): Typed | undefined {
  const scan = readScan(scanned)
  if (!scan?.gtin) return undefined
  const says = scan.lot !== undefined || scan.bestBefore !== undefined || scan.grams !== undefined
  return {
    ...line,
    item: scan.grams === undefined ? scan.gtin : scanned.trim(),
    units: scan.count > 1 ? String(scan.count) : line.units,
    lot: scan.lot ?? (says ? '' : line.lot),
    bestBefore: scan.bestBefore ?? (says ? '' : line.bestBefore),
  }
}

type Sent = { item: string; units: number; damaged: number; lot?: string; bestBefore?: string }

/** The line as it is sent; undefined where it says no item or no units. */
export function sentLine({ item, units, damaged, lot, bestBefore }: Typed): Sent | undefined {
  const good = wholeUnits(units.trim() || '0')
  const broken = wholeUnits(damaged.trim() || '0')
  if (item.trim() === '' || good === undefined || broken === undefined || good < 0 || broken < 0 || good + broken === 0) return undefined
  return { item: item.trim(), units: good, damaged: broken, ...(lot.trim() && { lot: lot.trim() }), ...(bestBefore && { bestBefore }) }
}
