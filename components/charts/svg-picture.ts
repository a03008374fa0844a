/** What a drawing's look depends on: an image of its own does not see the page's styles. */
const looks = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'opacity',
  'font-size',
  'font-family',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
  'visibility',
  'display',
] as const;

export interface LegendEntry {
  readonly label: string;
  readonly colour: string;
}

const SCALE = 2;
const MARGIN = 16;

function withLooks(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [from, to] = [svg.querySelectorAll('*'), copy.querySelectorAll('*')];
  from.forEach((element, at) => {
    const style = getComputedStyle(element);
    const target = to[at];
    target?.removeAttribute('style');
    for (const look of looks) target?.setAttribute(look, style.getPropertyValue(look));
  });
  return copy;
}

/**
 * A chart as PNG at twice its size, on the page's own background, with its title above and its legend below.
 */
export async function svgPicture(
  svg: SVGSVGElement,
  title: string,
  legend: readonly LegendEntry[],
): Promise<Blob | null> {
  const { width, height } = svg.getBoundingClientRect();
  const copy = withLooks(svg);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const url = URL.createObjectURL(
    new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }),
  );
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const page = getComputedStyle(document.body);
    const canvas = document.createElement('canvas');
    const head = 36;
    const foot = legend.length > 0 ? 12 + 20 * legend.length : 0;
    canvas.width = SCALE * (width + 2 * MARGIN);
    canvas.height = SCALE * (head + height + foot + MARGIN);
    const context = canvas.getContext('2d');
    if (!context) return null;
    context.scale(SCALE, SCALE);
    context.fillStyle = page.backgroundColor;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = page.color;
    context.font = `600 15px ${page.fontFamily}`;
    context.fillText(title, MARGIN, 24, width);
    context.drawImage(image, MARGIN, head, width, height);
    context.font = `12px ${page.fontFamily}`;
    legend.forEach(({ label, colour }, at) => {
      const y = head + height + 20 + 20 * at;
      context.fillStyle = colour;
      context.fillRect(MARGIN, y - 10, 12, 12);
      context.fillStyle = page.color;
      context.fillText(label, MARGIN + 20, y, width - 20);
    });
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  } finally {
    URL.revokeObjectURL(url);
  }
}
