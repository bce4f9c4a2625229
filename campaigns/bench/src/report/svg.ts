/** Colours for a light and a dark page: a picture in a README is shown on both. */
const STYLE = `
  text { font: 12px system-ui, -apple-system, 'Segoe UI', sans-serif; fill: #1f2328 }
  .title { font-weight: 600; font-size: 13px }
  .quiet { fill: #59636e }
  .end { text-anchor: end }
  .middle { text-anchor: middle }
  .ours { fill: #0969da }
  .other { fill: #afb8c1 }
  .line { fill: none; stroke: #0969da; stroke-width: 2 }
  .axis { stroke: #d1d9e0; stroke-width: 1 }
  .mark { stroke: #59636e; stroke-width: 1; stroke-dasharray: 3 3 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .quiet { fill: #9198a1 }
    .ours { fill: #4493f8 }
    .other { fill: #59636e }
    .line { stroke: #4493f8 }
    .axis { stroke: #3d444d }
    .mark { stroke: #9198a1 }
  }
`

/** What stands in a picture, in pixels. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** Read aloud in place of the picture. */
  readonly title: string
  readonly elements: readonly string[]
}

/** A whole SVG file. */
export function writePicture({ width, height, title, elements }: Picture): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeXml(title)}">
<style>${STYLE}</style>
${elements.join('\n')}
</svg>
`
}

/** `y` is the base line. The content is escaped. */
export function text(x: number, y: number, content: string, classes = ''): string {
  return `<text x="${round(x)}" y="${round(y)}"${classes === '' ? '' : ` class="${classes}"`}>${escapeXml(content)}</text>`
}

/** At least half a pixel wide, so that a small value is still seen. */
export function bar(x: number, y: number, width: number, height: number, classes: string): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(width, 0.5))}" height="${height}" rx="2" class="${classes}"/>`
}

/** A straight line between two points. */
export function line(x1: number, y1: number, x2: number, y2: number, classes: string): string {
  return `<path d="M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}" class="${classes}"/>`
}

/** A line through all points, in their order. */
export function polyline(points: readonly (readonly [x: number, y: number])[]): string {
  return `<path d="M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}" class="line"/>`
}

/** A point of a curve. */
export function dot(x: number, y: number): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="3" class="ours"/>`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function escapeXml(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
