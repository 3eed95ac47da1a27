import type { Glossary } from '../api/types'
import type { Scan } from '../scan/scan'

/** What one has in hand of an item: good and damaged units. */
export type Got = { good: number; damaged: number }

export type InHand = ReadonlyMap<string, Got>

/** Units of an item that are still to come. */
export type Expected = { readonly item: string; readonly open: number }

/** The line of a receipt: good and damaged apart. */
type ReceiptLine = { item: string; units: number; condition: 'GOOD' | 'DAMAGED' }

/** The line of what else comes in: damaged units beside the good ones. */
export type ArrivalLine = { item: string; units: number; damaged: number }

/** The item of a scan and how many units one of it is, by all numbers under which the place knows items; undefined for a number that nobody knows. */
export function itemOf(names: Glossary, scan: Scan): { item: string; units: number } | undefined {
  if (!scan.gtin) return undefined
  const named = names.items[scan.gtin]
  if (named) return { item: scan.gtin, units: named.unit === 'GRAM' ? (scan.grams ?? 1) : scan.count }
  for (const [item, { packs, unit }] of Object.entries(names.items)) {
    const pack = packs.find((each) => each.gtin === scan.gtin)
    if (pack) return { item, units: unit === 'GRAM' && scan.grams ? scan.grams : pack.units * scan.count }
  }
  return undefined
}

export function withMore(inHand: InHand, item: string, units: number): InHand {
  const got = inHand.get(item) ?? { good: 0, damaged: 0 }
  return new Map(inHand).set(item, { ...got, good: got.good + units })
}

export function withGot(inHand: InHand, item: string, got: Got): InHand {
  return new Map(inHand).set(item, got)
}

/** All that is still to come, as if it were all there and good. */
export function allOf(expected: readonly Expected[]): InHand {
  const inHand = new Map<string, Got>()
  for (const line of expected) if (line.open > 0) inHand.set(line.item, { good: (inHand.get(line.item)?.good ?? 0) + line.open, damaged: 0 })
  return inHand
}

export function receiptLines(inHand: InHand): ReceiptLine[] {
  return [...inHand].flatMap(([item, { good, damaged }]) => [
    ...(good > 0 ? [{ item, units: good, condition: 'GOOD' as const }] : []),
    ...(damaged > 0 ? [{ item, units: damaged, condition: 'DAMAGED' as const }] : []),
  ])
}

export function arrivalLines(inHand: InHand): ArrivalLine[] {
  return [...inHand].filter(([, { good, damaged }]) => good + damaged > 0).map(([item, { good, damaged }]) => ({ item, units: good, damaged }))
}
