import type { Query } from '../frame/address'

/** What hits are narrowed by, in the order in which it stands beside them. Each is a parameter of the search and a facet of its answer. */
export const facets = ['state', 'department', 'category', 'brand', 'cover', 'price', 'region', 'dc', 'store', 'seller', 'range'] as const

/** Figures that are narrowed by a least and a most. */
export const figures = ['onHand', 'available', 'onOrder'] as const

export type Facet = (typeof facets)[number]
export type Figure = (typeof figures)[number]

/** In the address several values of one filter stand in one. */
const between = '|'
const dots = '..'
const pageLength = '200'

export function valuesOf(query: Query, name: string): readonly string[] {
  return query[name]?.split(between).filter((value) => value !== '') ?? []
}

/** The address's value with one more, or without it. */
export function toggled(query: Query, name: string, value: string): string {
  const values = valuesOf(query, name)
  return (values.includes(value) ? values.filter((other) => other !== value) : [...values, value]).join(between)
}

export function isNarrowed(query: Query): boolean {
  return [...facets, ...figures].some((name) => query[name] !== undefined)
}

/** What takes all filters away. */
export const nothing: Readonly<Record<string, undefined>> = Object.fromEntries([...facets, ...figures].map((name) => [name, undefined]))

/** A range of the search as its least and its most; empty for any. */
export function endsOf(range: string | undefined): readonly [string, string] {
  if (!range) return ['', '']
  const at = range.indexOf(dots)
  return at < 0 ? [range, range] : [range.slice(0, at), range.slice(at + dots.length)]
}

export function rangeOf(least: string, most: string): string {
  return least === '' && most === '' ? '' : `${least}${dots}${most}`
}

function narrowing(query: Query, words: string): URLSearchParams {
  const asked = new URLSearchParams()
  if (words) asked.set('q', words)
  for (const name of facets) for (const value of valuesOf(query, name)) asked.append(name, value)
  for (const name of figures) if (query[name]) asked.set(name, query[name]!)
  if (query['sort']) asked.set('sort', query['sort']!)
  return asked
}

/** What the server is asked for the rows. Counting takes longer than finding, and nobody is to wait for it. */
export function searchOf(query: Query, words: string): string {
  const asked = narrowing(query, words)
  asked.set('facet', 'none')
  asked.set('limit', pageLength)
  return `/api/search?${asked}`
}

/** What it is asked for what the rows can be narrowed by. */
export function countsOf(query: Query, words: string): string {
  const asked = narrowing(query, words)
  asked.delete('sort')
  for (const name of facets) asked.append('facet', name)
  asked.set('limit', '1')
  return `/api/search?${asked}`
}

/** Where all of them are a table, with the columns that one sees. */
export function tableOf(query: Query, columns: readonly string[]): string {
  const asked = narrowing(query, query['q'] ?? '')
  for (const name of columns) asked.append('column', name)
  return `/api/search/rows?${asked}`
}

const bandWords: Partial<Record<Facet, (least: string, most: string) => string>> = {
  cover: (least, most) => (least === '' ? 'less than a day' : most === '' ? `${least} days and more` : `${least} to ${most} days`),
  price: (least, most) => (least === '' ? `below ${most}` : most === '' ? `${least} and more` : `${least} to ${most}`),
}

/** A band of figures in words; undefined where the facet has none. */
export function wordsOfBand(facet: Facet, value: string): string | undefined {
  const [least, most] = endsOf(value)
  return bandWords[facet]?.(least, most)
}
