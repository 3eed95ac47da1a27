import type { SupplyItem } from '../api/types'
import { counted } from '../words/numbers'

/** An order to a supplier while it is written. Units are as they are typed. */
export type Draft = readonly DraftLine[]

type DraftLine = { item: string; name: string; unit: string; casePack: number; typed: string }

/** With an item more, by what is suggested or one case pack. */
export function withLine(draft: Draft, of: Pick<SupplyItem, 'item' | 'unit' | 'casePack' | 'suggested'> & { name: string }): Draft {
  if (draft.some((line) => line.item === of.item)) return draft
  return [...draft, { item: of.item, name: of.name, unit: of.unit, casePack: of.casePack, typed: String(of.suggested > 0 ? of.suggested : of.casePack) }]
}

export function withoutLine(draft: Draft, item: string): Draft {
  return draft.filter((line) => line.item !== item)
}

export function withUnits(draft: Draft, item: string, typed: string): Draft {
  return draft.map((line) => (line.item === item ? { ...line, typed } : line))
}

/** The lines as they are sent; a sentence where one cannot be. */
export function draftLines(draft: Draft): { item: string; units: number }[] | string {
  const wrong = draft.find((line) => !/^\d{1,8}$/.test(line.typed.trim()) || Number(line.typed) < 1)
  if (wrong) return `Units of ${wrong.name} must be a whole number, 1 and up${wrong.unit === 'GRAM' ? ', in grams' : ''}.`
  return draft.map((line) => ({ item: line.item, units: Number(line.typed) }))
}

/** How many case packs so many units are, where they are whole ones. */
export function packsOf({ typed, casePack }: Pick<DraftLine, 'typed' | 'casePack'>): string {
  const units = Number(typed)
  if (casePack <= 1 || !Number.isInteger(units) || units < 1) return ''
  return units % casePack === 0 ? counted(units / casePack, 'pack') : `no whole packs of ${casePack}`
}

/** For how long it lasts: `2.5 days`, `gone` where more waits than is there, and `no demand` where nothing is ordered. */
export function coverWords(days: number | null | undefined): string {
  if (days == null) return 'no demand'
  if (days <= 0) return 'gone'
  const shown = days < 10 ? Math.round(days * 10) / 10 : Math.round(days)
  return `${shown} ${shown === 1 ? 'day' : 'days'}`
}

/** Whether it runs out before tomorrow is over. */
export function isShort({ coverDays }: Pick<SupplyItem, 'coverDays'>): boolean {
  return coverDays != null && coverDays < 1
}
