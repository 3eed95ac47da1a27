/** Where one is: the path and what stands behind its `?`. The whole state of a page is in it. */
export type Address = { readonly path: string; readonly query: Query }

export type Query = Readonly<Record<string, string>>

/** What the `:names` of a pattern stand for. */
export type Params = Readonly<Record<string, string>>

export function addressOf(path: string, search: string): Address {
  const trimmed = path.length > 1 ? path.replace(/\/+$/, '') || '/' : path
  return { path: trimmed, query: Object.fromEntries(new URLSearchParams(search)) }
}

/** Fits a path to a pattern such as `/dc/:gln/pick/:wave`; undefined where it does not fit. */
export function matched(pattern: string, path: string): Params | undefined {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [at, part] of wanted.entries()) {
    const value = given[at]!
    if (part.startsWith(':')) {
      if (value === '') return undefined
      params[part.slice(1)] = decoded(value)
    } else if (part !== value) {
      return undefined
    }
  }
  return params
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The address with some of its query changed; what is undefined or empty goes. */
export function withQuery({ path, query }: Address, change: Readonly<Record<string, string | undefined>>): string {
  const next = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...query, ...change })) if (value) next.set(name, value)
  const search = next.toString()
  return search === '' ? path : `${path}?${search}`
}
