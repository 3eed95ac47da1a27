import type { OneWave } from '../api/types'
import { Watched } from '../parts/Watched'
import { type PickQueue, readQueue } from './queue'

const waveKey = (dc: string, wave: string) => `restock.wave ${dc} ${wave}`
const queueKey = (dc: string, wave: string) => `restock.picks ${dc} ${wave}`

/** The wave as it was last seen, for when there is no network. */
export function keptWave(dc: string, wave: string): OneWave | undefined {
  try {
    return (JSON.parse(window.localStorage.getItem(waveKey(dc, wave)) ?? 'null') as OneWave | null) ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps it in place of those of other waves, of which nothing waits to be sent. */
export function keepWave(dc: string, wave: string, found: OneWave): void {
  for (const key of Object.keys(window.localStorage)) {
    const [what, of, number] = key.split(' ')
    if (what === 'restock.wave' && key !== waveKey(dc, wave) && readQueue(window.localStorage.getItem(queueKey(of!, number!))).waiting.length === 0) {
      window.localStorage.removeItem(key)
      window.localStorage.removeItem(queueKey(of!, number!))
    }
  }
  write(waveKey(dc, wave), JSON.stringify(found))
}

/** The answers that wait, kept with every change: a reload or an empty battery loses none. */
export class KeptQueue {
  readonly queue: Watched<PickQueue>
  private readonly key: string

  constructor(dc: string, wave: string) {
    this.key = queueKey(dc, wave)
    this.queue = new Watched(readQueue(window.localStorage.getItem(this.key)))
  }

  /** What another tab has put there counts as well, so the change is made to what is kept now. @return whether it could be kept */
  change(change: (queue: PickQueue) => PickQueue): boolean {
    const next = change(readQueue(window.localStorage.getItem(this.key)))
    const kept = write(this.key, JSON.stringify(next))
    this.queue.become(next)
    return kept
  }
}

function write(key: string, text: string): boolean {
  try {
    window.localStorage.setItem(key, text)
    return true
  } catch {
    return false
  }
}
