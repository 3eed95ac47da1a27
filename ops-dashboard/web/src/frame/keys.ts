/** What a key asks for, wherever one is on the page. */
type Wish = 'commands' | 'search' | 'next' | 'before' | 'help'

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** @param typing whether the key goes into a field: then only Ctrl K is a wish */
export function wishOf({ key, ctrlKey, metaKey, altKey }: Key, typing: boolean): Wish | undefined {
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'k') return 'commands'
  if (typing || ctrlKey || metaKey || altKey) return undefined
  switch (key) {
    case '/':
      return 'search'
    case 'j':
      return 'next'
    case 'k':
      return 'before'
    case '?':
      return 'help'
    default:
      return undefined
  }
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement
}

/** The rows of lists on the page, in their order; `j` and `k` walk through them. */
const rows = '.rows-body .row, [data-row]'

export function walk(step: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(rows)].filter((row) => row.offsetParent !== null || row.getClientRects().length > 0)
  const sorted = all.toSorted((a, b) => (a.parentElement === b.parentElement ? Number(a.ariaRowIndex ?? 0) - Number(b.ariaRowIndex ?? 0) : 0))
  const at = sorted.findIndex((row) => row === document.activeElement || row.contains(document.activeElement))
  const next = sorted[at < 0 ? 0 : Math.min(sorted.length - 1, Math.max(0, at + step))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
