import type { Case } from '../api/types'

/** Where one does something about an exception, and what that is called. */
type Remedy = { words: string; to: string }

/** The page on which its cause can be settled; undefined where that is elsewhere. */
export function remedyOf(of: Pick<Case, 'kind' | 'subject' | 'store' | 'dc'>): Remedy | undefined {
  const store = of.store ?? /^(\d{13})(?=[|/])/.exec(of.subject)?.[1]
  const item = /(?<!\d)\d{14}(?!\d)/.exec(of.subject)?.[0]
  const sscc = /(?<!\d)\d{18}(?!\d)/.exec(of.subject)?.[0]
  switch (of.kind) {
    case 'NEGATIVE_ON_HAND':
    case 'COUNT_TOO_OLD':
    case 'SOLD_AT_UNKNOWN_TIME':
      return store && item ? { words: 'Count it', to: `/stores/${store}?view=report&item=${item}` } : undefined
    case 'SHELF_IN_DOUBT':
      return store ? { words: 'Answer the question', to: `/stores/${store}` } : undefined
    case 'DESPATCH_OVERDUE':
    case 'RECEIPT_DIFFERS':
    case 'RECEIPT_WITHOUT_DESPATCH':
    case 'RECEIPT_HELD':
    case 'DELIVERED_ELSEWHERE':
    case 'CALLED_OFF_RECEIVED':
      return store ? { words: 'See the delivery', to: `/stores/${store}?view=deliveries${sscc ? `&sscc=${sscc}` : ''}` } : undefined
    case 'TRANSFER_OVERDUE':
    case 'TRANSFER_DIFFERS':
      return store ? { words: 'See the transfer', to: `/stores/${store}?view=deliveries` } : undefined
    case 'MISSING_TRANSACTIONS':
    case 'TILL_SILENT':
    case 'CLOCK_WRONG':
      return store ? { words: 'See the tills', to: `/stores/${store}?view=tills` } : undefined
    case 'DC_CALLED_OFF_RECEIVED':
      return of.dc && sscc ? { words: 'See the despatch', to: `/dc/${of.dc}?view=despatches&sscc=${sscc}` } : undefined
    case 'DC_SUPPLY_LATE':
    case 'DC_TRANSFER_LATE': {
      const [dc, number] = partsOf(of.subject)
      if (!dc || !number) return undefined
      const isOrder = of.kind === 'DC_SUPPLY_LATE'
      return { words: isOrder ? 'See the order' : 'See the transfer', to: `/dc/${dc}?view=${isOrder ? 'supply&order' : 'between&transfer'}=${encodeURIComponent(number)}` }
    }
    case 'DC_STOCK_QUESTIONED':
    case 'DC_UNKNOWN_ITEM':
    case 'DC_LOT_PASSED': {
      const dc = of.dc ?? store
      return dc && item ? { words: 'See its stock', to: `/dc/${dc}?view=stock&item=${item}` } : undefined
    }
    default:
      return store && item ? { words: 'Look into it', to: `/?store=${store}&item=${item}` } : undefined
  }
}

/** Of `center|what`: the number behind the bar may have bars of its own. */
function partsOf(subject: string): [string?, string?] {
  const bar = subject.indexOf('|')
  return bar < 0 ? [] : [subject.slice(0, bar), subject.slice(bar + 1)]
}
