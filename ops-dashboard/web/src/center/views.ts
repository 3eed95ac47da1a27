import type { Me } from '../api/types'

/** A part of a page: its word in the address, its name, and what else it is found by. */
export type View = readonly [string, string, string?]

/** The parts of a center's page that a person may see; the first is where one arrives. */
export function centerViews(may: Me['may']): readonly View[] {
  const waves = may.includes('READ_WAVES')
  return [
    ['now', 'Now'],
    ['risk', 'At risk', 'late'],
    ...(waves ? ([['preview', 'Preview', 'a wave before its release']] as const) : []),
    ...(waves ? ([['waves', 'Waves']] as const) : []),
    ['stock', 'Stock'],
    ['supply', 'Supply', 'suppliers, days of cover'],
    ['between', 'Transfers', 'rebalancing between centers'],
    ['inbound', 'Inbound'],
    ['despatches', 'Despatches'],
    ['returns', 'Returns'],
    ['center', 'Capacity', 'and fail-over'],
  ]
}
