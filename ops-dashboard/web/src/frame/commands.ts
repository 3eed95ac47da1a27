import type { Hit, Me, Places } from '../api/types'
import { centerViews, type View } from '../center/views'
import { storeViews } from '../store/views'
import { matched } from './address'

/** Something one can go to. */
export type Command = { id: string; kind: 'page' | 'part' | 'center' | 'store' | 'item'; title: string; under?: string; to: string }

export function placeCommands(places: Places | undefined): Command[] {
  if (!places) return []
  return [
    ...places.centers.map((dc): Command => ({ id: `dc ${dc.gln}`, kind: 'center', title: dc.name, under: dc.gln, to: `/dc/${dc.gln}` })),
    ...places.stores.map((store): Command => ({ id: `store ${store.gln}`, kind: 'store', title: store.name, under: store.gln, to: `/stores/${store.gln}` })),
  ]
}

/** The parts of the place that one is at, or else of the only one that is one's own. */
export function partCommands(me: Pick<Me, 'may' | 'dcs' | 'stores'>, path: string): Command[] {
  const at = (pattern: string) => matched(pattern, path)?.['gln']
  const here = at('/dc/:gln') ?? at('/stores/:gln')
  const only = (places: readonly string[]) => (here === undefined && places.length === 1 && places[0] !== '*' ? places[0] : undefined)
  const dc = at('/dc/:gln') ?? only(me.dcs)
  const store = at('/stores/:gln') ?? only(me.stores)
  const parts = (to: string, views: readonly View[], under: string) =>
    views.map(([view, title, also], place): Command => ({ id: `part ${to} ${view}`, kind: 'part', title, under: also ? `${also}, ${under}` : under, to: place === 0 ? to : `${to}?view=${view}` }))
  return [
    ...(dc && me.may.includes('READ_DC_ORDERS') ? parts(`/dc/${dc}`, centerViews(me.may), here ? 'of this center' : 'of the center') : []),
    ...(store && me.may.includes('READ_DELIVERIES') ? parts(`/stores/${store}`, storeViews(me.may), here ? 'of this store' : 'of the store') : []),
  ]
}

/** Each item once, however many stores have it. */
export function itemCommands(hits: readonly Hit[]): Command[] {
  const once = new Map(hits.map((hit) => [hit.item, hit]))
  return [...once.values()].map((hit) => ({ id: `item ${hit.item}`, kind: 'item', title: hit.name, under: hit.item, to: `/?q=${hit.item}` }))
}

/** Those that fit what was typed: what begins with it first, then what holds all of its words. */
export function fitting(commands: readonly Command[], words: string, limit = 12): Command[] {
  const wanted = words.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const rank = (command: Command) => {
    const text = `${command.title} ${command.under ?? ''}`.toLowerCase()
    if (!wanted.every((word) => text.includes(word))) return 0
    return wanted.length > 0 && text.startsWith(wanted[0]!) ? 2 : 1
  }
  return commands
    .map((command, at) => ({ command, at, rank: rank(command) }))
    .filter((each) => each.rank > 0)
    .toSorted((a, b) => b.rank - a.rank || a.at - b.at)
    .slice(0, limit)
    .map((each) => each.command)
}
