import type { Found } from '../api/types'
import { count, latency } from '../words/numbers'

/** How much was found, and how far behind the ledger that is. */
export function Freshness({ found }: { found: Found }) {
  const behind = found.behindMillis ?? 0
  return (
    <>
      {count(found.total)} found, {behind === 0 ? 'as fresh as the ledger' : `${latency(behind)} behind the ledger`}
    </>
  )
}
