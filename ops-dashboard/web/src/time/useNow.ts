import { useContext, useEffect, useState } from 'react'
import { useLive } from '../live/stream'
import { businessNow } from './businessTime'
import { PlaceZone } from './zone'

/** The business instant, ticking: four times a second when business time runs fast. Undefined until the first figures. */
export function useBusinessNow(): number | undefined {
  const figures = useLive((live) => live.figures)
  const readAt = useLive((live) => live.readAt)
  const [wall, setWall] = useState(Date.now)
  const fast = (figures?.clock.speed ?? 1) > 1
  useEffect(() => {
    const timer = window.setInterval(() => setWall(Date.now()), fast ? 250 : 1_000)
    return () => window.clearInterval(timer)
  }, [fast])
  return figures && businessNow({ clock: figures.clock, readAt }, Math.max(wall, readAt))
}

/** The zone of the place that the page is of, else that in which the stores live. */
export function useZone(): string {
  const ofChain = useLive((live) => live.figures?.clock.zone) ?? 'UTC'
  return useContext(PlaceZone) ?? ofChain
}
