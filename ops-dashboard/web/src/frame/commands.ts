import type { Hit } from '../api/types'
import type { Places } from '../api/types'

/** Something one can go to. */
export type Command = { id: string; kind: 'page' | 'center' | 'store' | 'item'; title: string; under?: string; to: string }

export function placeCommands(places: Places | undefined): Command[] {
  if (!places) return []
  return [
    ...places.centers.map((dc): Command => ({ id: `dc ${dc.gln}`, kind: 'center', title: dc.name, under: dc.gln, to: `/dc/${dc.gln}` })),
    ...places.stores.map((store): Command => ({ id: `store ${store.gln}`, kind: 'store', title: store.name, under: store.gln, to: `/stores/${store.gln}` })),
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
