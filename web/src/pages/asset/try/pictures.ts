export interface PictureSize {
  readonly width: number;
  readonly height: number;
  /** 1: grey; 3: red, green, blue. */
  readonly channels: number;
}

/** The picture that a tensor of this shape holds, as far as the shape tells: [batch,3,224,224], [1,28,28,1], [n,784]. */
export function pictureSize(shape: readonly string[] | null | undefined): PictureSize | null {
  const [, ...lengths] = (shape ?? []).map((d) => (/^\d+$/.test(d) ? Number(d) : null));
  if (lengths.length === 0 || lengths.includes(null)) return null;
  const [a = 0, b = 0, c = 0] = lengths as number[];
  switch (lengths.length) {
    case 1:
      return square(a, 1) ?? (a % 3 === 0 ? square(a / 3, 3) : null);
    case 2:
      return { width: b, height: a, channels: 1 };
    case 3:
      if (a === 1 || a === 3) return { width: c, height: b, channels: a };
      return c === 1 || c === 3 ? { width: b, height: a, channels: c } : null;
    default:
      return null;
  }
}

function square(pixels: number, count: 1 | 3): PictureSize | null {
  const side = Math.round(Math.sqrt(pixels));
  return side > 1 && side * side === pixels ? { width: side, height: side, channels: count } : null;
}

/** Models that read one small grey square read drawings. */
export const isDrawable = (size: PictureSize | null): size is PictureSize =>
  size !== null && size.channels === 1 && size.width === size.height && size.width <= 64;

/** As large as allowed, with the same proportions. */
export function fitted(width: number, height: number, most: number): { width: number; height: number } {
  const scale = Math.min(1, most / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** PNG of a picture, scaled to what the model asks; where that is not known, so that it fits into a request. */
export async function scaled(source: CanvasImageSource & { width: number; height: number }, size: PictureSize | null, inverted: boolean):
Promise<Blob> {
  const { width, height } = size ?? fitted(source.width, source.height, 224);
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser draws no pictures.");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  if (inverted) context.filter = "invert(1)";
  context.drawImage(source, 0, 0, width, height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("This browser writes no PNG."))), "image/png"));
}
