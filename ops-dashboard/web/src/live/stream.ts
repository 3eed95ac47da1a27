import { useSyncExternalStore } from 'react'
import { get } from '../api/client'
import type { ExceptionBatch, Figures, OpenOrders, OrderBatch, Snapshot, StockBatch } from '../api/types'
import { type LiveState, nothingYet, withExceptions, withFigures, withOpenOrders, withOrders, withSnapshot, withStock, withTrouble } from './state'

let state: LiveState = nothingYet
const listeners = new Set<() => void>()

function become(next: LiveState): void {
  state = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** A part of what the stream has told; the component is drawn again when that part changes. */
export function useLive<T>(part: (state: LiveState) => T): T {
  return useSyncExternalStore(subscribe, () => part(state))
}

/** Listens for as long as the page is open. The browser calls again by itself when the connection breaks. */
export function listen(): void {
  const source = new EventSource('/api/stream')
  const on = <T>(name: string, fold: (state: LiveState, content: T) => LiveState) =>
    source.addEventListener(name, (event: MessageEvent<string>) => become(fold(state, JSON.parse(event.data) as T)))
  on<Snapshot>('snapshot', (before, snapshot) => withSnapshot(before, snapshot, Date.now()))
  on<Figures>('figures', (before, figures) => withFigures(before, figures, Date.now()))
  on<StockBatch>('stock', withStock)
  on<OrderBatch>('orders', withOrders)
  on<ExceptionBatch>('exceptions', withExceptions)
  source.onerror = () => {
    become({ ...state, connection: 'lost' })
    // A refused connection (503, or a proxy's answer) ends the browser's own attempts.
    if (source.readyState === EventSource.CLOSED) window.setTimeout(listen, 3_000)
  }
}

/** What a panel could not get; undefined once it has it. */
export function setTrouble(place: string, sentence: string | undefined): void {
  const next = withTrouble(state, place, sentence)
  if (next !== state) become(next)
}

/** Asks for the open orders; what the stream says afterwards is folded into them. */
export async function askForOrders(signal: AbortSignal): Promise<OpenOrders> {
  const open = await get<OpenOrders>('/api/orders', signal)
  become(withOpenOrders(state, open))
  return open
}
