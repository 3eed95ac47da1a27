/** What went wrong with a request, in words for the one who reads the page. */
export class Trouble extends Error {
  /** @param status of the answer; 0 where none came; @param errors what is wrong of each field, each begins with the field's path such as `lines[0].units` */
  constructor(
    message: string,
    readonly status = 0,
    readonly errors: readonly string[] = [],
  ) {
    super(message)
  }
}

/** The server knows who asks, and this is not for that one. */
export class Refused extends Trouble {}

type Problem = { title?: string; detail?: string; errors?: string[] }

let stranger: () => void = () => undefined

/** What is to happen when the server does not know, or no longer knows, who asks. */
export function whenStranger(then: () => void): void {
  stranger = then
}

/** The JSON at an address of the dashboard's own server. */
export function get<T>(address: string, signal?: AbortSignal): Promise<T> {
  return ask(address, { signal: signal ?? null })
}

/** What the server answers to something that a person decided or reports. @param key by which it is the same when it is sent again */
export function post<T>(address: string, body: unknown, key?: string): Promise<T> {
  return ask(address, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...(key && { 'Idempotency-Key': key }) } })
}

async function ask<T>(address: string, how: RequestInit): Promise<T> {
  const response = await fetch(address, { ...how, headers: { Accept: 'application/json', ...how.headers } }).catch((cause: unknown) => {
    if (how.signal?.aborted) throw cause
    throw new Trouble('The dashboard does not answer. `./restock status` says why.')
  })
  if (response.status === 401) stranger()
  if (!response.ok) {
    const problem = (await response.json().catch(() => ({}))) as Problem
    throw new (response.status === 403 ? Refused : Trouble)(problem.errors?.join('; ') ?? problem.detail ?? `The dashboard answered ${response.status}.`, response.status, problem.errors)
  }
  return (await response.json()) as T
}

export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
