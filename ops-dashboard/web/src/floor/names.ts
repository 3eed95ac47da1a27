import type { Glossary } from '../api/types'
import { units } from '../words/numbers'

/** What an item is called; its number where nobody has listed it. */
export function itemName(names: Glossary, item: string): string {
  return names.items[item]?.name ?? item
}

/** What an order line is of, and in place of what it goes where nobody ordered it. */
export function goodsName(names: Glossary, line: { item: string; inPlaceOf?: { item: string } | null }): string {
  return itemName(names, line.item) + (line.inPlaceOf ? `, in place of ${itemName(names, line.inPlaceOf.item)}` : '')
}

export function placeName(names: Glossary, gln: string): string {
  return names.places[gln] ?? gln
}

/** Units of an item with their measure. */
export function measured(names: Glossary, item: string, value: number): string {
  return units(value, names.items[item]?.unit ?? 'EACH')
}

/** Parts of a sentence, those that hold, with commas. */
export function joined(...parts: readonly (string | false)[]): string {
  return parts.filter(Boolean).join(', ')
}

/** What several pages of one answer call things. */
export function allNames(pages: readonly { names: Glossary }[]): Glossary {
  return pages.reduce<Glossary>((sum, { names }) => ({ places: { ...sum.places, ...names.places }, items: { ...sum.items, ...names.items } }), { places: {}, items: {} })
}
