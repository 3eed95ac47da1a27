import type { Places } from '../api/types'
import { useAnswer } from '../api/useAnswer'

/** What centers are called; the number where one does not know. @param wanted whether any is to be named */
export function useCenterNames(wanted = true): { nameOf: (gln: string) => string; centers: Places['centers'] } {
  const centers = useAnswer<Places>(wanted ? '/api/places?limit=1' : undefined, 60_000).value?.centers ?? []
  return { centers, nameOf: (gln) => centers.find((each) => each.gln === gln)?.name ?? gln }
}
