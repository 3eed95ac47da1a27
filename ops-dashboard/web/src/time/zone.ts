import { createContext } from 'react'

/** The zone of the place that a page is of; undefined where it is of the chain. */
export const PlaceZone = createContext<string | undefined>(undefined)
