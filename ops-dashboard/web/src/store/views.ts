import type { Me } from '../api/types'
import type { View } from '../center/views'

/** The parts of a store's page that a person may see; the first is where one arrives. */
export function storeViews(may: Me['may']): readonly View[] {
  return [
    ['today', 'Today'],
    ['deliveries', 'Deliveries', 'transfers'],
    ...(may.includes('REPORT_STOCK') ? ([['report', 'Report', 'count, adjust, send away']] as const) : []),
    ...(may.includes('READ_REPORT') ? ([['count', 'Count together']] as const) : []),
    ['why', 'Why?'],
    ...(may.includes('READ_TILLS') ? ([['tills', 'Tills']] as const) : []),
  ]
}
