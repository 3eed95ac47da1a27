import type { OneWave } from '../api/types'
import { readScan } from '../scan/scan'
import { lotWords } from '../words/lots'
import type { PickQueue, ShortReason, Substitute } from './queue'

type Row = OneWave['picks'][number]

/** Picks that nobody has answered, neither at the center nor here; those that one has put off come last. The order is the walk's. */
export function openPicks(wave: OneWave, queue: PickQueue, putOff: readonly number[]): Row[] {
  const answered = new Set([...queue.waiting, ...queue.refused].map((each) => each.pick))
  const open = wave.picks.filter((pick) => pick.picked == null && !pick.calledOff && !answered.has(pick.pick))
  return [...open.filter((pick) => !putOff.includes(pick.pick)), ...putOff.flatMap((number) => open.filter((pick) => pick.pick === number))]
}

/** What a picker's Enter means at a pick. Of a label that says lot or date it is sent with the answer; `other` says that it is another lot than was asked for. */
export type Heard =
  | { kind: 'right'; units: number; label?: string; other?: string }
  | { kind: 'wrong'; words: string }
  | { kind: 'units'; units: number }
  | { kind: 'all' }

/** Whole numbers of up to five digits are units: no number of an item is so short. */
const typedUnits = /^\d{1,5}$/
/** Grams run to six. */
const typedGrams = /^\d{1,6}$/

/** @param confirmed whether the right item was scanned: only then an empty Enter is all of it, and a number is units */
export function hear(typed: string, pick: Row, wave: OneWave, confirmed: boolean): Heard {
  const text = typed.trim()
  const named = wave.names.items[pick.item]
  if (text === '') return confirmed ? { kind: 'all' } : { kind: 'wrong', words: 'Scan the item first.' }
  if ((named?.unit === 'GRAM' ? typedGrams : typedUnits).test(text)) {
    return confirmed ? { kind: 'units', units: Number(text) } : { kind: 'wrong', words: 'Scan the item first, then say how many.' }
  }
  const scan = readScan(text)
  if (!scan?.gtin) return { kind: 'wrong', words: scan?.sscc ? 'That is the label of a despatched unit. Scan the item.' : `“${text.slice(0, 30)}” is no number of an item.` }
  const packs = named?.packs ?? []
  if (scan.gtin === pick.item || packs.some((pack) => pack.gtin === scan.gtin)) {
    const lot = scan.lot ?? scan.bestBefore
    const other = lot !== undefined && pick.lot != null && lot !== pick.lot ? lotWords(lot, scan.bestBefore) : undefined
    return { kind: 'right', units: named?.unit === 'GRAM' && scan.grams ? scan.grams : pick.units, ...(lot && { label: text }), ...(other && { other }) }
  }
  const other = Object.entries(wave.names.items).find(([item, is]) => item === scan.gtin || is.packs.some((pack) => pack.gtin === scan.gtin))
  return { kind: 'wrong', words: other ? `That is ${other[1].name}. Take ${named?.name ?? pick.item}.` : `That is another item. Take ${named?.name ?? pick.item}.` }
}

/** Grams by which what is weighed may differ: a pack, or a tenth where that is more; 0 for what is counted. */
function tolerance(pick: Row, wave: OneWave): number {
  const named = wave.names.items[pick.item]
  return named?.unit === 'GRAM' ? Math.max(named.casePack ?? 0, Math.floor(pick.units / 10)) : 0
}

/** What is counted may not be more than was asked. */
export function mostOf(pick: Row, wave: OneWave): number {
  return pick.units + tolerance(pick, wave)
}

/** Whether it is less than was asked, so that a reason is needed. */
export function isShort(units: number, pick: Row, wave: OneWave): boolean {
  const named = wave.names.items[pick.item]
  return named?.unit === 'GRAM' ? units === 0 || units <= pick.units - tolerance(pick, wave) : units < pick.units
}

export const reasons: readonly [ShortReason, string][] = [
  ['EMPTY', 'It is empty'],
  ['NOT_FOUND', 'I cannot find it'],
  ['DAMAGED', 'It is broken'],
  ['NO_TIME', 'No time'],
]

/**
 * What may go in place of units that a pick lacks, the best first: as many as its location has, in whole packs where it is counted. None for the reason NO_TIME: the next wave fetches
 * what there was no time for. What other answers that wait here have taken already is not offered again.
 */
export function instead(pick: Row, found: number, wave: OneWave, queue: PickQueue): Substitute[] {
  const taken = (item: string) => queue.waiting.reduce((sum, each) => sum + (each.substitute?.item === item ? each.substitute.units : 0), 0)
  const offers = wave.substitutes?.find((each) => each.pick === pick.pick)?.offers ?? []
  return offers.flatMap(({ item, location, units, casePack }) => {
    const some = Math.min(units - taken(item), pick.units - found)
    const whole = wave.names.items[item]?.unit === 'GRAM' ? some : some - (some % casePack)
    return whole > 0 ? [{ item, location, units: whole }] : []
  })
}

/** Which of these a scan or a number means; 0 means nothing of them, and neither is no answer. */
export function chosen(typed: string, others: readonly Substitute[], wave: OneWave): Substitute | 'nothing' | undefined {
  const text = typed.trim()
  if (text === '0') return 'nothing'
  if (/^\d{1,2}$/.test(text)) return others[Number(text) - 1]
  const scan = readScan(text)
  const gtin = scan?.gtin
  const other = others.find(({ item }) => gtin !== undefined && (gtin === item || wave.names.items[item]?.packs.some((pack) => pack.gtin === gtin)))
  return other && (scan?.lot ?? scan?.bestBefore) ? { ...other, label: text } : other
}

/** Units in packs where they come out even: `2 × 6`. */
export function packWords(units: number, casePack: number | null | undefined, unit: string | undefined): string | undefined {
  if (unit === 'GRAM' || !casePack || casePack <= 1 || units % casePack !== 0) return undefined
  return `${units / casePack} × ${casePack}`
}
