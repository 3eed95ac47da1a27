import type { Glossary } from '../api/types'
import type { Scan } from '../scan/scan'

/** What one has in hand of an item: good and damaged units, and of which lot the good ones are where that is said. */
export type Got = { good: number; damaged: number; lot: string; bestBefore: string }

/** Row by row: the item, and behind a # the number of the row where there are several lots of it. */
export type InHand = ReadonlyMap<string, Got>

/** Units of an item that are still to come. */
export type Expected = { readonly item: string; readonly open: number }

/** The line of a receipt: good and damaged apart. */
type ReceiptLine = { item: string; units: number; condition: 'GOOD' | 'DAMAGED' }

/** The line of what else comes in: damaged units beside the good ones. */
export type ArrivalLine = { item: string; units: number; damaged: number; lot?: string; bestBefore?: string }

/** Under which paths a service knows the fields of a row, once it was sent. */
export type Paths = { item?: string; good?: string; damaged?: string; lot?: string; bestBefore?: string }

export const nothingGot: Got = { good: 0, damaged: 0, lot: '', bestBefore: '' }

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

export function itemOfRow(row: string): string {
  return row.split('#')[0]!
}

/** Rows in which items stand, those of one item together; an item of which nothing is in hand has one, too. */
export function rowsOf(inHand: InHand, items: readonly string[]): string[] {
  const all = [...new Set([...items, ...[...inHand.keys()].map(itemOfRow)])]
  return all.flatMap((item) => rowsOfItem(inHand, item))
}

function rowsOfItem(inHand: InHand, item: string): string[] {
  const rows = [...inHand.keys()].filter((row) => itemOfRow(row) === item)
  return rows.length === 0 ? [item] : rows
}

/** A row more of an item: another lot of it. */
export function withRow(inHand: InHand, item: string, got: Got = nothingGot): InHand {
  const rows = new Map(inHand)
  if (!rows.has(item)) rows.set(item, nothingGot)
  let number = 2
  while (rows.has(`${item}#${number}`)) number++
  return rows.set(`${item}#${number}`, got)
}

/** What was scanned is added to the row of its lot; what names no lot to the row without one, for nobody has said of which lot it is. */
export function withMore(inHand: InHand, item: string, units: number, { lot = '', bestBefore = '' }: Pick<Scan, 'lot' | 'bestBefore'> = {}): InHand {
  const rows = rowsOfItem(inHand, item)
  const at = (row: string) => inHand.get(row) ?? nothingGot
  const same = rows.find((row) => at(row).lot === lot && (at(row).bestBefore === bestBefore || lot !== ''))
  const empty = rows.find((row) => at(row).good + at(row).damaged === 0 && at(row).lot === '' && at(row).bestBefore === '')
  const row = same ?? empty
  if (row === undefined) return withRow(inHand, item, { good: units, damaged: 0, lot, bestBefore })
  const got = at(row)
  return new Map(inHand).set(row, { ...got, good: got.good + units, lot, bestBefore: bestBefore || got.bestBefore })
}

export function withGot(inHand: InHand, row: string, got: Got): InHand {
  return new Map(inHand).set(row, got)
}

/** All that is still to come, as if it were all there and good, and of one lot: that which was said. */
export function allOf(expected: readonly Expected[], before: InHand = new Map()): InHand {
  const inHand = new Map<string, Got>()
  for (const { item, open } of expected) {
    const { lot, bestBefore } = before.get(item) ?? nothingGot
    if (open > 0) inHand.set(item, { good: (inHand.get(item)?.good ?? 0) + open, damaged: 0, lot, bestBefore })
  }
  return inHand
}

function filled(inHand: InHand): [string, Got][] {
  return [...inHand].filter(([, { good, damaged }]) => good + damaged > 0)
}

export function receiptLines(inHand: InHand): ReceiptLine[] {
  return filled(inHand).flatMap(([row, { good, damaged }]) => [
    ...(good > 0 ? [{ item: itemOfRow(row), units: good, condition: 'GOOD' as const }] : []),
    ...(damaged > 0 ? [{ item: itemOfRow(row), units: damaged, condition: 'DAMAGED' as const }] : []),
  ])
}

export function arrivalLines(inHand: InHand): ArrivalLine[] {
  return filled(inHand).map(([row, { good, damaged, lot, bestBefore }]) => ({
    item: itemOfRow(row),
    units: good,
    damaged,
    ...(lot.trim() && { lot: lot.trim() }),
    ...(bestBefore && { bestBefore }),
  }))
}

/** Where services find the rows of {@link receiptLines}. */
export function receiptPaths(inHand: InHand): ReadonlyMap<string, Paths> {
  let next = 0
  return new Map(
    filled(inHand).map(([row, { good, damaged }]) => {
      const [ofGood, ofDamaged] = [good > 0 ? `lines[${next++}]` : undefined, damaged > 0 ? `lines[${next++}]` : undefined]
      return [row, { item: `${ofGood ?? ofDamaged}.item`, ...(ofGood && { good: `${ofGood}.units` }), ...(ofDamaged && { damaged: `${ofDamaged}.units` }) }]
    }),
  )
}

/** Where services find the rows of {@link arrivalLines}. */
export function arrivalPaths(inHand: InHand): ReadonlyMap<string, Paths> {
  return new Map(
    filled(inHand).map(([row], at) => {
      const line = `lines[${at}]`
      return [row, { item: `${line}.item`, good: `${line}.units`, damaged: `${line}.damaged`, lot: `${line}.lot`, bestBefore: `${line}.bestBefore` }]
    }),
  )
}
