import type { Moved } from '../live/state'
import { useSignal } from '../live/useSignal'
import { type Answer, useAnswer } from './useAnswer'

/** Without a word from the stream one asks all the same: not everything is said there. */
const everyMillis = 8_000

/** Asks an address, and anew soon after the stream brings something of such kinds. @param again grows when the viewer has changed something */
export function useFresh<T>(address: string | undefined, kinds: readonly Moved[], again = 0): Answer<T> {
  return useAnswer<T>(address, everyMillis, useSignal(...kinds) + again * 1_000_000)
}
