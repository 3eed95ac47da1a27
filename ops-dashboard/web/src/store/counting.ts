import type { CountSession } from '../api/types'

type Area = CountSession['areas'][number]

/** A line that is counted in an area, units as they are typed. */
export type Counted = { item: string; name: string; unit: string; typed: string }

/** What a scan adds: one more of the item, or so many as its case holds. */
export function withScan(lines: readonly Counted[], scanned: { item: string; name: string; unit: string; unitsEach: number }): readonly Counted[] {
  const before = lines.find((line) => line.item === scanned.item)
  const more = scanned.unit === 'GRAM' ? 0 : scanned.unitsEach
  if (!before) return [{ item: scanned.item, name: scanned.name, unit: scanned.unit, typed: more > 0 ? String(more) : '' }, ...lines]
  const units = Number(before.typed)
  const next = { ...before, typed: Number.isInteger(units) ? String(units + more) : before.typed }
  return [next, ...lines.filter((line) => line !== before)]
}

/** The lines as they are sent; a sentence where one cannot be. */
export function countedLines(lines: readonly Counted[]): { item: string; units: number }[] | string {
  if (lines.length === 0) return 'Scan an item first.'
  const wrong = lines.find((line) => !/^\d{1,8}$/.test(line.typed.trim()))
  if (wrong) return `Say how many ${wrong.unit === 'GRAM' ? 'grams ' : ''}of ${wrong.name} lie there, 0 and up.`
  return lines.map((line) => ({ item: line.item, units: Number(line.typed) }))
}

/** Areas of which nobody has reported anything: closing leaves them out, and what lies there counts as none. */
export function uncounted(areas: readonly Area[]): string[] {
  return areas.filter((area) => area.parts === 0).map((area) => area.name)
}

/** The areas as they are typed, one after the other by commas; those of the back room begin with `back`. Undefined where a name stands twice. */
export function areasOf(text: string): { name: string; kind: 'SALES_FLOOR' | 'BACK_ROOM' }[] | undefined {
  const names = text.split(',').map((name) => name.trim()).filter((name) => name !== '')
  if (new Set(names).size < names.length) return undefined
  return names.map((name) => ({ name, kind: /^back\b/i.test(name) ? 'BACK_ROOM' : 'SALES_FLOOR' }))
}

const usual: Record<string, string> = { SHELF: 'Shelf', BACK_ROOM: 'Back room' }

export function areaName(name: string): string {
  return usual[name] ?? name
}

/** What a refusal says to people, in names and by the clock of the place; how one answers it stands on the buttons beside it. */
export function beforeWords(refusal: string, lines: readonly Counted[], momentOf: (instant: string) => string): string {
  const names = new Map(lines.map((line) => [line.item, line.name]))
  const words = refusal
    .split('. Send it with')[0]!
    .replace(/^in area .*? was counted before: /, 'Counted here before: ')
    .replace(/\d{14}/g, (item) => names.get(item) ?? item)
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, momentOf)
  return `${words}.`
}
