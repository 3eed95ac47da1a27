import { useEffect, useRef } from 'react'
import uPlot from 'uplot'

type Props = { points: uPlot.AlignedData; height: number; stepped?: boolean; label: string; zone?: string }

function color(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}

/**
 * A line over time, as wide as its place. It is drawn anew in the colours of the theme when that changes.
 * @param zone where it is given, x is seconds of time with an axis of that zone, and two more series are a level and marks
 */
export function Chart({ points, height, stepped, label, zone }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot>(undefined)
  const latest = useRef(points)
  latest.current = points
  useEffect(() => {
    const box = place.current!
    const draw = () => {
      plot.current?.destroy()
      plot.current = new uPlot(options(box.clientWidth || 300, height, stepped ?? false, zone), latest.current, box)
    }
    draw()
    const resized = new ResizeObserver(() => plot.current?.setSize({ width: box.clientWidth || 300, height }))
    resized.observe(box)
    const themed = new MutationObserver(draw)
    themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    const system = window.matchMedia('(prefers-color-scheme: dark)')
    system.addEventListener('change', draw)
    return () => {
      resized.disconnect()
      themed.disconnect()
      system.removeEventListener('change', draw)
      plot.current?.destroy()
    }
  }, [height, stepped, zone])
  useEffect(() => plot.current?.setData(points), [points])
  return <div ref={place} className="chart" role="img" aria-label={label} style={{ height }} />
}

function options(width: number, height: number, stepped: boolean, zone?: string): uPlot.Options {
  return {
    width,
    height,
    padding: [4, 6, 2, 0],
    cursor: { show: false },
    legend: { show: false },
    axes: zone ? [axis(), { ...axis(), size: 44 }] : [{ show: false }, { show: false }],
    ...(zone && { tzDate: (seconds: number) => uPlot.tzDate(new Date(seconds * 1_000), zone) }),
    scales: { x: { time: zone !== undefined }, y: { range: (_, low, high) => [Math.min(0, low), Math.max(1, high * 1.08)] } },
    series: [
      {},
      {
        stroke: color('--accent'),
        fill: color('--accent-wash'),
        width: 1.5,
        points: { show: false },
        ...(stepped && uPlot.paths.stepped ? { paths: uPlot.paths.stepped({ align: 1 }) } : {}),
      },
      ...(zone ? [{ stroke: color('--faint'), width: 1, dash: [5, 4], points: { show: false } }, mark()] : []),
    ],
  }
}

function axis(): uPlot.Axis {
  return { stroke: color('--faint'), grid: { stroke: color('--line'), width: 1 }, ticks: { show: false } }
}

/** Dots alone: no line runs between them. */
function mark(): uPlot.Series {
  return { stroke: color('--accent'), paths: () => null, points: { show: true, size: 7, fill: color('--accent') } }
}
