/** A piece of a text, and whether it is one of the words that are to be seen at once. */
export type Part = { text: string; isMarked: boolean }

/** A text in pieces: each of the words where it stands first, and what is between them. */
export function partsOf(text: string, words: readonly string[]): Part[] {
  const places = words.map((word) => ({ from: text.indexOf(word), to: text.indexOf(word) + word.length })).filter((place) => place.from >= 0)
  places.sort((one, other) => one.from - other.from)
  const parts: Part[] = []
  let end = 0
  for (const { from, to } of places) {
    if (from < end) continue
    if (from > end) parts.push({ text: text.slice(end, from), isMarked: false })
    parts.push({ text: text.slice(from, to), isMarked: true })
    end = to
  }
  if (end < text.length) parts.push({ text: text.slice(end), isMarked: false })
  return parts
}
