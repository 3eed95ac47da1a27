import { get } from '../api/client'
import type { ExceptionBatch, Figures, OpenOrders, OrderBatch, Snapshot, StockBatch } from '../api/types'
import { type LiveState, nothingYet, withExceptions, withFigures, withOpenOrders, withOrders, withSnapshot, withStock, withTrouble } from './state'
import { Watched } from '../parts/Watched'

const live = new Watched<LiveState>(nothingYet)

/** A part of what the stream has brought; the component is drawn again when that part changes. */
export function useLive<T>(part: (state: LiveState) => T): T {
  return live.usePart(part)
}

let open: EventSource | undefined
/** The last event that was heard: from there the server goes on, or begins anew where it cannot. */
let heard = ''

let minded = false

/** A page that the browser puts away, to come back to it, must not hold a connection: there are six for all of them. */
function mindPutAway(): void {
  if (minded) return
  minded = true
  window.addEventListener('pagehide', () => open?.close())
  window.addEventListener('pageshow', (event) => event.persisted && open && listen())
}

/** Listens for as long as the session lasts. The browser calls again by itself when the connection breaks, and says what it heard last. */
export function listen(): void {
  mindPutAway()
  const source = (open = new EventSource(heard === '' ? '/api/stream' : `/api/stream?since=${encodeURIComponent(heard)}`))
  const on = <T>(name: string, fold: (state: LiveState, content: T) => LiveState) =>
    source.addEventListener(name, (event: MessageEvent<string>) => {
      heard = event.lastEventId
      live.become({ ...fold(live.now, JSON.parse(event.data) as T), connection: 'open' })
    })
  on<Snapshot>('snapshot', (before, snapshot) => withSnapshot(before, snapshot, Date.now()))
  on<Figures>('figures', (before, figures) => withFigures(before, figures, Date.now()))
  on<StockBatch>('stock', withStock)
  on<OrderBatch>('orders', withOrders)
  on<ExceptionBatch>('exceptions', withExceptions)
  source.onerror = () => {
    live.become({ ...live.now, connection: 'lost' })
    // The stream ends when the session does: then this is answered with 401, which shows the login.
    void get('/v1/me').catch(() => undefined)
    // A refused connection (503, or a proxy's answer) ends the browser's own attempts.
    if (source.readyState === EventSource.CLOSED) window.setTimeout(() => open === source && listen(), 3_000)
  }
}

/** Hears no more, and forgets what it heard. */
export function stopListening(): void {
  open?.close()
  open = undefined
  heard = ''
  live.become(nothingYet)
}

/** What a panel could not get; undefined once it has it. */
export function setTrouble(place: string, sentence: string | undefined): void {
  const next = withTrouble(live.now, place, sentence)
  if (next !== live.now) live.become(next)
}

/** Asks for the open orders; what the stream says afterwards is folded into them. */
export async function askForOrders(signal: AbortSignal): Promise<OpenOrders> {
  const orders = await get<OpenOrders>('/api/orders', signal)
  live.become(withOpenOrders(live.now, orders))
  return orders
}
