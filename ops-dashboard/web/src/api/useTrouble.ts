import { useEffect } from 'react'
import { setTrouble } from '../live/stream'

/** Says what is wrong in a panel to the whole page: above it, nobody may read that all is well. */
export function useTrouble(place: string, sentence: string | undefined): void {
  useEffect(() => {
    setTrouble(place, sentence)
    return () => setTrouble(place, undefined)
  }, [place, sentence])
}
