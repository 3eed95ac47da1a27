import { useSyncExternalStore } from 'react'

/** A value that changes by what the server says; the parts of the page that look at it are drawn again. */
export class Watched<T> {
  private readonly watchers = new Set<() => void>()

  constructor(private value: T) {}

  get now(): T {
    return this.value
  }

  become(next: T): void {
    this.value = next
    for (const watcher of this.watchers) watcher()
  }

  /** A part of it, as a hook: the component is drawn again when that part changes. */
  usePart<P>(part: (value: T) => P): P {
    return useSyncExternalStore(this.subscribe, () => part(this.value))
  }

  /** Hears of every change, until the returned function is called. */
  watch(watcher: () => void): () => void {
    return this.subscribe(watcher)
  }

  private readonly subscribe = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }
}
