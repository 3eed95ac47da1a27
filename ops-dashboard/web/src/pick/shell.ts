/** Has the browser keep what this page was loaded with, so that it can be loaded again without a network. Where that is not possible, a reload needs one; all else goes on. */
export async function keepShell(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register('/picker.js')
    const { active } = await navigator.serviceWorker.ready
    const loaded = performance.getEntriesByType('resource').map((entry) => entry.name)
    active?.postMessage(loaded.filter((name) => new URL(name).pathname.startsWith('/assets/')))
  } catch {
    // Private windows refuse it.
  }
}
